import type { ReadingEffect, StoredMessage } from '../../server/contract/http';
import type { Reading } from '../../server/contract/reading';
import { formatExactTime } from '../ui/format-time';

/** What a reading of a message changed: in a word, in a sentence, and which message stands instead. */
export type EffectWords = { label: string; sentence: string; isShown: boolean; by: string | null };

const labels: Record<ReadingEffect['kind'], string> = {
  latest: 'On screen now',
  older: 'History only',
  outdone: 'Outdone',
  repeated: 'Known already',
  'not-taken': 'Not taken',
};

/** From another source, where it is another one: `, from fox`. */
const fromOther = (reading: Reading, upstream: string) => (upstream === reading.upstream ? '' : `, from ${upstream}`);

function sentenceOf(reading: Reading, { kind, by }: ReadingEffect): string {
  const newer = by === null ? '' : `, measured ${formatExactTime(by.at)}${fromOther(reading, by.upstream)}`;
  switch (kind) {
    case 'latest':
      return 'It is what the vehicle’s page shows.';
    case 'older':
      return `A newer value is known${newer}.`;
    case 'outdone':
      return by?.message === reading.message
        ? 'The same message says something else of the same moment; its later word stands.'
        : `Another message tells of the same moment and stands${by === null ? '' : fromOther(reading, by.upstream)}.`;
    case 'repeated':
      return 'The same was told before, by another message. Nothing changed.';
    case 'not-taken':
      return 'It went neither on the screen nor into the history.';
  }
}

/**
 * Says what a reading of a stored message changed.
 * @param current the newest reading of the same signal as this browser knows it: what the server said of it may be outrun
 */
export function effectWords(reading: StoredMessage['readings'][number], current: Reading | undefined): EffectWords {
  const { effect } = reading;
  const isOutrun = effect.kind === 'latest' && current !== undefined && current.at > reading.at;
  const settled: ReadingEffect = isOutrun
    ? { kind: 'older', by: { message: current.message, upstream: current.upstream, at: current.at } }
    : effect;
  const by = settled.by?.message ?? null;
  return {
    label: labels[settled.kind],
    sentence: sentenceOf(reading, settled),
    isShown: settled.kind === 'latest',
    by: by === reading.message ? null : by,
  };
}
