import type { JudgedBatch, ReadingRow } from './row';

/** The readings of a batch that belong into the history: nearly always all. */
export function historyRows({ rows, oldestAt }: Pick<JudgedBatch, 'rows' | 'oldestAt'>): readonly ReadingRow[] {
  for (const { at } of rows) if (at < oldestAt) return rows.filter((row) => row.at >= oldestAt);
  return rows;
}
