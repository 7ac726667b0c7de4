import { verdictCodes } from '../store/verdict-code';
import type { ReadingEffect } from './reading-effect';
import type { JudgedBatch, Placed } from './row';

/** A bit, 2^code, for each verdict in a batch: a search passes over batches without the one it looks for. */
export function verdictMask(verdicts: Uint8Array): number {
  let mask = 0;
  for (const verdict of verdicts) mask |= 1 << verdict;
  return mask;
}

/** What of a batch became newest. */
type Newest = Pick<JudgedBatch, 'rows' | 'absences' | 'availabilities'>;

/** A number for each pair: signals are far fewer than 2²¹, vehicles than 2³¹. */
const keyOf = ({ vehicleId, signalId }: Placed): number => vehicleId * 0x20_0000 + signalId;

function addOvertaken(
  rows: readonly Placed[],
  newest: readonly Placed[],
  behind: ReadonlySet<number>,
  overtaken: Set<number>,
): void {
  if (newest.length === 0) return;
  const winners = new Map(newest.map((row) => [keyOf(row), row.messageIndex]));
  for (const row of rows)
    if (behind.has(row.messageIndex) && (winners.get(keyOf(row)) ?? -1) > row.messageIndex)
      overtaken.add(row.messageIndex);
}

/**
 * Of the messages that are behind, those overtaken by a later one of this very batch. They came in order: had the batch
 * been cut between them, each would have been the latest for a moment.
 */
function findOvertaken(batch: JudgedBatch, newest: Newest, behind: ReadonlySet<number>): Set<number> {
  const overtaken = new Set<number>();
  if (behind.size === 0) return overtaken;
  addOvertaken(batch.rows, newest.rows, behind, overtaken);
  addOvertaken(batch.absences, newest.absences, behind, overtaken);
  addOvertaken(batch.availabilities, newest.availabilities, behind, overtaken);
  return overtaken;
}

/** Places of messages that told of nothing but what is older than history goes back: nobody can say whether it is new. */
function findForgotten({ rows, oldestAt }: JudgedBatch): Set<number> {
  const forgotten = new Set<number>();
  for (const { at, messageIndex } of rows) if (at < oldestAt) forgotten.add(messageIndex);
  if (forgotten.size > 0) for (const { at, messageIndex } of rows) if (at >= oldestAt) forgotten.delete(messageIndex);
  return forgotten;
}

/**
 * Settles the verdicts that hang on what a batch changed: accepted, late (said for the first time, and known better) or
 * duplicate (said before).
 */
export function settleVerdicts(batch: JudgedBatch, { kept, news }: ReadingEffect, newest: Newest): void {
  const { verdicts } = batch;
  const isNewest = new Uint8Array(verdicts.length);
  for (const { messageIndex } of newest.rows) isNewest[messageIndex] = 1;
  for (const { messageIndex } of newest.absences) isNewest[messageIndex] = 1;
  for (const { messageIndex } of newest.availabilities) isNewest[messageIndex] = 1;
  const behind = new Set<number>();
  const forgotten = findForgotten(batch);
  for (let index = 0; index < verdicts.length; index++)
    if (isNewest[index] === 0 && (kept[index] !== 0 || news.has(index) || forgotten.has(index))) behind.add(index);
  const overtaken = findOvertaken(batch, newest, behind);
  for (let index = 0; index < verdicts.length; index++) {
    if (verdicts[index] !== 0) continue;
    if (isNewest[index] === 1 || overtaken.has(index)) verdicts[index] = verdictCodes.accepted;
    else verdicts[index] = behind.has(index) ? verdictCodes.late : verdictCodes.duplicate;
  }
}

/**
 * What was kept out before and comes again is a duplicate, unless something of it is taken now.
 * @param repeated places of such messages
 */
export function settleRepeated(
  { verdicts }: JudgedBatch,
  repeated: readonly number[],
  { kept, news }: ReadingEffect,
): void {
  for (const index of repeated) if (kept[index] === 0 && !news.has(index)) verdicts[index] = verdictCodes.duplicate;
}
