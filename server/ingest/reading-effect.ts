import { historyRows } from './history-rows';
import type { JudgedBatch, ReadingRow } from './row';

/** The statement's answer: lists of numbers, as text for speed. */
export type ReadingAnswer = Record<'kept' | 'newest' | 'signals' | 'news', string | null>;

/** What a batch changed. */
export type ReadingEffect = {
  /** By message: how many of its readings are new in the history. */
  kept: Uint32Array;
  /** The rows that became latest. */
  newest: ReadingRow[];
  /** Whether a reading was in the history already, or twice in the batch. */
  hadRepetition: boolean;
  /** Of the remembered messages, those that were never seen before. */
  news: ReadonlySet<number>;
};

const numbersIn = (list: string | null): number[] => (list === null ? [] : list.split(',').map(Number));

/** First row of each message, and one more for the end. */
function firstRows({ rows, messages }: JudgedBatch): Uint32Array {
  const first = new Uint32Array(messages.length + 1);
  for (const { messageIndex } of rows) first[messageIndex + 1] = (first[messageIndex + 1] ?? 0) + 1;
  for (let index = 1; index < first.length; index++) first[index] = (first[index] ?? 0) + (first[index - 1] ?? 0);
  return first;
}

/** Puts by signal, of a message's rows for it, the one that the statement's order puts first. */
function putBySignal(bySignal: Map<number, ReadingRow>, rows: readonly ReadingRow[], from: number, to: number): void {
  bySignal.clear();
  for (let index = from; index < to; index++) {
    const row = rows[index];
    if (row === undefined) continue;
    const found = bySignal.get(row.signalId);
    if (found === undefined || row.at >= found.at) bySignal.set(row.signalId, row);
  }
}

/** The rows that became latest. The statement names those of one message together, unless two share a vehicle. */
function newestRows(batch: JudgedBatch, messages: readonly number[], signals: readonly number[]): ReadingRow[] {
  const { rows } = batch;
  const first = firstRows(batch);
  const newest: ReadingRow[] = [];
  const bySignal = new Map<number, ReadingRow>();
  let held: number | undefined;
  for (let place = 0; place < messages.length; place++) {
    const messageIndex = messages[place] ?? 0;
    if (messageIndex !== held) putBySignal(bySignal, rows, first[messageIndex] ?? 0, first[messageIndex + 1] ?? 0);
    held = messageIndex;
    const row = bySignal.get(signals[place] ?? 0);
    if (row !== undefined) newest.push(row);
  }
  return newest;
}

/** What the statement's answer says of a batch. */
export function readEffect(batch: JudgedBatch, answer: ReadingAnswer | undefined): ReadingEffect {
  const kept = new Uint32Array(batch.messages.length);
  const keptRows = numbersIn(answer?.kept ?? null);
  for (const index of keptRows) kept[index] = (kept[index] ?? 0) + 1;
  return {
    kept,
    hadRepetition: keptRows.length < historyRows(batch).length,
    newest: newestRows(batch, numbersIn(answer?.newest ?? null), numbersIn(answer?.signals ?? null)),
    news: new Set(numbersIn(answer?.news ?? null)),
  };
}
