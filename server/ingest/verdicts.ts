import { verdictCodes } from '../store/verdict-code';
import type { ReadingEffect } from './reading-effect';
import type { AbsenceRow, JudgedBatch, ReadingRow } from './row';

/** A number for each pair: signals are far fewer than 2²¹, vehicles than 2³¹. */
const keyOf = ({ vehicleId, signalId }: ReadingRow): number => vehicleId * 0x20_0000 + signalId;

/**
 * Messages whose every reading was overtaken by a later one of this very batch. They came in order: had the batch been
 * cut between them, each would have been the latest for a moment.
 */
function findOvertaken(batch: JudgedBatch, { kept, newest }: ReadingEffect, isNewest: Uint8Array): Set<number> {
  const behind = new Set<number>();
  for (let index = 0; index < kept.length; index++) if (kept[index] !== 0 && isNewest[index] === 0) behind.add(index);
  if (behind.size === 0) return behind;
  const winners = new Map(newest.map((row) => [keyOf(row), row.messageIndex]));
  const overtaken = new Set<number>();
  for (const row of batch.rows)
    if (behind.has(row.messageIndex) && (winners.get(keyOf(row)) ?? -1) > row.messageIndex)
      overtaken.add(row.messageIndex);
  return overtaken;
}

/** Settles the verdicts that hang on what a batch changed: accepted, late (history only) or duplicate (nothing). */
export function settleVerdicts(batch: JudgedBatch, effect: ReadingEffect, absences: readonly AbsenceRow[]): void {
  const { verdicts } = batch;
  const isNewest = new Uint8Array(verdicts.length);
  for (const { messageIndex } of effect.newest) isNewest[messageIndex] = 1;
  for (const { messageIndex } of absences) isNewest[messageIndex] = 1;
  const overtaken = findOvertaken(batch, effect, isNewest);
  for (let index = 0; index < verdicts.length; index++) {
    if (verdicts[index] !== 0) continue;
    if (isNewest[index] === 1 || overtaken.has(index)) verdicts[index] = verdictCodes.accepted;
    else verdicts[index] = effect.kept[index] === 0 ? verdictCodes.duplicate : verdictCodes.late;
  }
}
