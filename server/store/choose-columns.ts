import { divideRange, type HistorySpans } from './divide-range';
import { bucketMs, type Grid, gridOf, type HistoryRange, isMadeOf, minuteMs, steppedGridOf } from './history-range';
import type { Snapshot } from './snapshot';

export type ColumnsWanted = {
  range: HistoryRange;
  kind: 'number' | 'position';
  /** How many pixels the chart is wide. */
  columns: number;
};

/** Of more readings than this columns are whole minutes, where there are such, also where pixels are narrower. */
const crowdedCount = 100_000;

/** Columns, and where the readings in them are to be taken from. */
export type Division = { grid: Grid; spans: HistorySpans };

const hasSummaries = ({ range, kind }: ColumnsWanted): boolean => kind === 'number' && range.clock === 'event';

async function divide(snapshot: Snapshot, { range }: ColumnsWanted, grid: Grid): Promise<Division> {
  return { grid, spans: await divideRange(snapshot, range, grid) };
}

/** How many readings of a range are summed up by the minute. */
async function countByMinute(snapshot: Snapshot, { vehicleId, signalId, from, to }: HistoryRange): Promise<number> {
  const [row] = await snapshot.query<[count: number]>(
    `SELECT coalesce(sum(count), 0)::float8 FROM reading_rollup
     WHERE vehicle_id = $1 AND signal_id = $2 AND bucket >= $3 AND bucket < $4 AND minutes IS NOT NULL`,
    [vehicleId, signalId, new Date(from), new Date(to)],
  );
  return row?.[0] ?? 0;
}

/**
 * Which columns there are: of whole minutes where some hours are summed up so, and they are no narrower or there are too many
 * readings to read.
 */
export async function chooseColumns(snapshot: Snapshot, wanted: ColumnsWanted): Promise<Division> {
  const { range, kind, columns } = wanted;
  // Of a position four points are drawn, of a number two.
  const grid = gridOf(range, kind === 'number' ? columns : Math.max(1, Math.floor(columns / 2)));
  if (!hasSummaries(wanted)) return { grid, spans: { raw: [[range.from, range.to]], rolled: [] } };
  const isByMinute =
    grid.columnMs < bucketMs && (grid.columnMs >= minuteMs || (await countByMinute(snapshot, range)) > crowdedCount);
  if (isByMinute) {
    const byMinute = await divide(snapshot, wanted, steppedGridOf(range, columns, minuteMs));
    if (byMinute.spans.rolled.length > 0) return byMinute;
  }
  return divide(snapshot, wanted, grid);
}

/** The next wider columns that there are summaries for; null where there are none. */
export async function widenColumns(snapshot: Snapshot, wanted: ColumnsWanted, narrow: Grid): Promise<Division | null> {
  if (!hasSummaries(wanted)) return null;
  for (const stepMs of [minuteMs, bucketMs]) {
    if (isMadeOf(narrow, stepMs)) continue;
    const wider = await divide(snapshot, wanted, steppedGridOf(wanted.range, wanted.columns, stepMs));
    if (wider.spans.rolled.length > 0) return wider;
  }
  return null;
}
