import { type Verdict, verdicts } from '../../server/contract/message';
import type { QuarantineGroup, QuarantineGroupKey, RedecodePreview } from '../../server/contract/quarantine';
import { reasonWords } from '../message/reason-words';
import { formatNumber } from '../ui/format-value';

/** `1 message`, `12 messages`. */
export const messageCount = (count: number): string =>
  `${formatNumber(count, 0)} ${count === 1 ? 'message' : 'messages'}`;

/** How often the messages of a group came; null where each came once. */
export function seenWords({ messages, seen }: Pick<QuarantineGroup, 'messages' | 'seen'>): string | null {
  return seen > messages ? `came ${formatNumber(seen, 0)} times` : null;
}

/** What a group is called: the reason it is kept for. */
export function groupTitle({ verdict, reason }: Pick<QuarantineGroupKey, 'verdict' | 'reason'>): string {
  return verdict === 'unmapped' ? 'Device without a vehicle' : reasonWords(reason);
}

/** Why nothing, or not all, was taken of a group: the first refusal of its newest message, in one sentence. */
export function groupSentence({ verdict, detail, devices }: Pick<QuarantineGroup, 'verdict' | 'detail' | 'devices'>) {
  if (verdict !== 'unmapped') return detail;
  const whose = devices.length === 1 ? 'the device is in' : 'these devices are in';
  return `Nobody has said which vehicle ${whose}. Once somebody does, what waited is decoded, each at its own time.`;
}

/**
 * What the messages of a group have in common beside the reason: their envelope, or the fields that were refused. Null
 * where the sentence about the group says as much.
 */
export function shapeTitle({ field, fingerprint }: Pick<QuarantineGroup, 'field' | 'fingerprint'>): string | null {
  if (fingerprint === '' || fingerprint === field) return null;
  return field === '' ? 'Envelope' : 'Refused';
}

/** Some of those a group is about. At most five are told, so five may be more. */
export function namesOf(names: readonly string[]): string {
  return names.length < 5 ? names.join(', ') : `${names.join(', ')} and maybe others`;
}

const outcomes: Record<Verdict, string> = {
  accepted: 'would be taken',
  late: 'would go into the history',
  duplicate: 'would tell nothing new',
  partial: 'would be taken in part',
  ignored: 'would be understood, with nothing in it for us',
  unmapped: 'would wait for a vehicle still',
  quarantined: 'would stay as they are',
};

/** What a preview tells, the best first: how many messages, and what would become of them. */
export function previewWords({ verdicts: counts }: Pick<RedecodePreview, 'verdicts'>) {
  return verdicts.flatMap((verdict) => {
    const count = counts[verdict] ?? 0;
    if (count === 0) return [];
    const outcome = verdict === 'quarantined' && count === 1 ? 'would stay as it is' : outcomes[verdict];
    return { verdict, count, outcome };
  });
}
