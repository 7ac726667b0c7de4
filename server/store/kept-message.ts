import { z } from 'zod';
import { refusal, type Settlement } from '../contract/http';
import type { Verdict } from '../contract/message';
import type { Decoded, Refusal } from '../upstreams/dialect';
import { contentHashes } from './content-hash';
import type { Database } from './database';
import { eventTimeOf } from './event-time';
import type { FiledMessage } from './filed-message';
import { verdictOf } from './verdict-code';

/** What was not taken of a message, and what has become of it. */
export type Kept = {
  verdict: Verdict;
  vin: string | null;
  device: string | null;
  refusals: Refusal[];
  /** Null while it waits. */
  settled: Settlement | null;
};

type Row = { state: string; settledAt: Date | null; settledBy: string | null; settledReason: string | null };

function settlementOf({ state, settledAt, settledBy, settledReason }: Row): Settlement | null {
  if (settledAt === null || (state !== 'decoded' && state !== 'discarded')) return null;
  return { state, at: settledAt.getTime(), by: settledBy, why: settledReason };
}

/**
 * Finds what was not taken of a message, where it is filed or by what it says: the same again is not kept again.
 * @param identity as today's decoder tells it
 */
export async function loadKept(
  { prisma }: Database,
  { reference, message, upstream }: FiledMessage,
  identity: string | undefined,
): Promise<Kept | null> {
  const [batch = '', index = ''] = reference.split('.');
  const [batchId, messageIndex] = [BigInt(batch), Number(index)];
  const rows = await prisma.quarantine.findMany({
    where: {
      upstreamId: upstream.id,
      OR: [{ contentHash: { in: contentHashes(message, identity) } }, { batchId, messageIndex }],
    },
  });
  const row = rows.find((one) => one.batchId === batchId && one.messageIndex === messageIndex) ?? rows[0];
  if (row === undefined) return null;
  const { vin, device } = row;
  return {
    verdict: verdictOf(row.verdict),
    vin,
    device,
    refusals: z.array(refusal).parse(row.refusals),
    settled: settlementOf(row),
  };
}

/** Whether readings of the message went into the history, be it when it was decoded again. */
export function isTaken({ verdict }: FiledMessage, kept: Kept | null): boolean {
  if (kept?.settled?.state === 'decoded') return true;
  // What repeats a message that waits waits with it.
  const settled = verdict === 'duplicate' && kept !== null ? kept.verdict : verdict;
  return settled !== 'unmapped' && settled !== 'quarantined' && settled !== 'ignored';
}

/** Fields and signals that are refused of a message by today's decoder, and for their times. */
function refusedToday({ refusals, readings, absences }: Decoded, { message }: FiledMessage): Set<string> {
  const refused = new Set(refusals.map(({ field }) => field));
  for (const { signal, at } of [...readings, ...absences])
    if (eventTimeOf({ at }, message) === null) refused.add(signal);
  return refused;
}

/**
 * Why something of a message is missing, in the words of when it was kept out. Of one that was decoded again nothing is;
 * where all that today's decoder reads is in the history, only what that refuses, too.
 * @param isWhole whether none of the readings is missing
 */
export function missingOf(
  kept: Kept | null,
  filed: FiledMessage,
  decoded: Decoded | null,
  isWhole: boolean,
): Refusal[] {
  if (kept === null || kept.settled?.state === 'decoded' || filed.verdict === 'accepted' || filed.verdict === 'late')
    return [];
  if (decoded === null || !isWhole) return kept.refusals;
  const refused = refusedToday(decoded, filed);
  return kept.refusals.filter(({ field }) => refused.has(field));
}
