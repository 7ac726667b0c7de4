import type { HistoryQuery, Series } from '../contract/history';
import type { SignalKind } from '../contract/signal';
import { drawHistory } from './draw-history';
import { readBands } from './history-bands';
import { gapsBetween, type Neighbors, type Stretch, withNeighbors } from './history-gaps';
import { loadNeighbors } from './history-neighbors';
import { gridOf, type HistoryRange } from './history-range';
import type { AskedSignal } from './history-subject';
import type { RowBudget } from './row-budget';
import type { Snapshot } from './snapshot';
import type { Names } from './stored-reading';

export type SeriesQuestion = {
  vehicleId: number;
  asked: AskedSignal;
  query: HistoryQuery;
  names: Names;
  /** The place of an upstream's number among those that the answer names. */
  placeOf: (upstreamId: number) => number;
  budget: RowBudget;
};

const drawnAs: Record<SignalKind, Series['drawn']> = {
  number: 'line',
  position: 'places',
  text: 'bands',
  flag: 'bands',
  list: 'bands',
  time: 'bands',
};

/** One signal of a chart. */
export async function loadSeries(snapshot: Snapshot, question: SeriesQuestion): Promise<Series> {
  const { asked, query, vehicleId } = question;
  const { from, to, clock } = query;
  if (asked.id === null) return emptySeries(asked);
  const range = { vehicleId, signalId: asked.id, from, to, clock };
  const neighbors = await loadNeighbors(snapshot, range, question.names);
  return drawnAs[asked.signal.kind] === 'bands'
    ? loadBands(snapshot, range, neighbors, question)
    : loadPoints(snapshot, range, neighbors, question);
}

function emptySeries({ signal: { id: signal, kind } }: AskedSignal): Series {
  const nothing = { signal, count: 0, lateCount: 0, columnMs: null, gaps: [], before: null, after: null };
  switch (drawnAs[kind]) {
    case 'bands':
      return { drawn: 'bands', ...nothing, bands: [] };
    case 'places':
      return { drawn: 'places', ...nothing, at: [], latitude: [], longitude: [], upstream: [], late: [] };
    default: {
      const points = { at: [], value: [], otherAt: [], upstream: [], late: [], least: null, greatest: null };
      return { drawn: 'line', ...nothing, ...points };
    }
  }
}

/** Stretches of what is drawn, and around them by the event clock; by the other nobody knows what was received then. */
const around = (range: HistoryRange, stretches: readonly Stretch[], neighbors: Neighbors): Stretch[] =>
  range.clock === 'event' ? withNeighbors(stretches, neighbors) : [...stretches];

async function loadBands(
  snapshot: Snapshot,
  range: HistoryRange,
  neighbors: Neighbors,
  { asked: { signal }, query, placeOf, budget }: SeriesQuestion,
): Promise<Series> {
  const { id, freshMs } = signal;
  const grid = gridOf(range, query.columns);
  const knownAt = neighbors.before?.at ?? null;
  const { bands, count, lateCount, isThinned, gaps, first, last } = await readBands(snapshot, {
    range,
    grid,
    freshMs,
    knownAt,
    budget,
  });
  const columnMs = isThinned ? grid.columnMs : null;
  const edges = first === null || last === null ? [] : [{ first, last }];
  const outer = gapsBetween(around(range, edges, neighbors), Math.max(freshMs, columnMs ?? 0));
  return {
    drawn: 'bands',
    signal: id,
    count,
    lateCount,
    columnMs,
    gaps: [...gaps, ...outer].sort(([one], [other]) => one - other),
    ...neighbors,
    bands: bands.map((band) => ({ ...band, upstream: placeOf(band.upstream) })),
  };
}

async function loadPoints(
  snapshot: Snapshot,
  range: HistoryRange,
  neighbors: Neighbors,
  { asked: { signal }, query: { columns }, placeOf, budget }: SeriesQuestion,
): Promise<Series> {
  const { id, kind, freshMs } = signal;
  const isPosition = kind === 'position';
  const drawing = await drawHistory(snapshot, { range, kind: isPosition ? 'position' : 'number', columns, budget });
  const { points, late, count, lateCount, columnMs, stretches } = drawing;
  const gaps = gapsBetween(around(range, stretches, neighbors), Math.max(freshMs, columnMs ?? 0));
  const facts = { signal: id, count, lateCount, columnMs, gaps, ...neighbors };
  const at = points.map(({ place }) => place);
  const numbers = points.map(({ number }) => number);
  const upstream = points.map(({ upstreamId }) => (upstreamId === null ? null : placeOf(upstreamId)));
  if (isPosition) {
    const longitude = points.map((point) => point.longitude ?? 0);
    // Positions have no summaries: the source of each is known.
    return {
      drawn: 'places',
      ...facts,
      at,
      latitude: numbers,
      longitude,
      upstream: upstream.map((one) => one ?? 0),
      late,
    };
  }
  return {
    drawn: 'line',
    ...facts,
    at,
    value: numbers,
    otherAt: points.map(({ otherAt }) => otherAt),
    upstream,
    late,
    least: numbers.length === 0 ? null : Math.min(...numbers),
    greatest: numbers.length === 0 ? null : Math.max(...numbers),
  };
}
