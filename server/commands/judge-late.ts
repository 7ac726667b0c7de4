import type { Effect } from '../contract/commands';
import { hours } from '../contract/duration';
import type { Reading } from '../contract/reading';
import { between, type Evidence, heard } from './judge-effect';
import { showsEffect } from './shows';

/** How long after it was published a reading may be measured that confirms a command late. */
export const lateForMs = hours(24);

/** What is known of a command after its verdict. Times are epoch milliseconds. */
export type LateEvidence = Pick<Evidence, 'publishedAt' | 'before'> & {
  /** Until when readings counted; null where it never got so far. */
  decidedBy: number | null;
  /** The reading that contradicted it; null where none did. */
  contradictedBy: Reading | null;
  /** When the next command of the same signal was published to the vehicle; null: there was none. */
  nextPublishedAt: number | null;
};

/**
 * The last instant at which a reading may have been measured that still confirms a command: `lateForMs` after it was
 * published, before the next one, whose doing it would be, and before the reading that contradicted it. Where nothing was
 * known of before, that one did not decide by coming first, but stood for all when the time was up.
 */
export function lateUntil({ publishedAt, before, decidedBy, contradictedBy, nextPublishedAt }: LateEvidence): number {
  const ends = [publishedAt + lateForMs];
  if (nextPublishedAt !== null) ends.push(nextPublishedAt - 1);
  if (contradictedBy !== null) ends.push(before === null ? (decidedBy ?? publishedAt) : contradictedBy.at - 1);
  return Math.min(...ends);
}

/**
 * The first reading that shows the effect, measured after the command was published and in time to confirm it late; null
 * where there is none.
 * @param readings of the effect's signal, in any order
 */
export function judgeLate(
  effect: Effect,
  evidence: LateEvidence,
  readings: readonly Reading[],
): { reading: Reading; words: string } | null {
  const { publishedAt } = evidence;
  const inTime = between(readings, publishedAt, lateUntil(evidence));
  const reading = inTime.find(({ value }) => showsEffect(effect, value));
  return reading === undefined ? null : { reading, words: `confirmed late: ${heard(reading, publishedAt)}` };
}
