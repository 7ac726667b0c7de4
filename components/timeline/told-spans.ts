import type { Series, VehicleHistory } from '../../server/contract/history';
import type { Span } from '../range/range-presets';

/** A point of time at which an upstream told something. */
type Told = { at: number; upstream: number };

function toldBy(series: Series): Told[] {
  if (series.drawn === 'bands')
    return series.bands.flatMap(({ from, lastAt, upstream }) => [
      { at: from, upstream },
      { at: lastAt, upstream },
    ]);
  return series.at.flatMap((at, index) => {
    const upstream = series.upstream[index];
    return typeof upstream === 'number' ? [{ at, upstream }] : [];
  });
}

/** Joins ascending times that are no further apart than this into spans. */
function spansOf(times: readonly number[], quietMs: number): Span[] {
  const spans: Span[] = [];
  for (const at of times) {
    const last = spans.at(-1);
    if (last !== undefined && at - last.to <= quietMs) last.to = at;
    else spans.push({ from: at, to: at });
  }
  return spans;
}

/**
 * When each upstream told something of a vehicle, as spans in order of time, by id.
 * @param quietMs a pause longer than this ends a span; where points were chosen by column, two columns at least
 */
export function toldSpans(history: VehicleHistory, quietMs: number): Map<string, Span[]> {
  const times = new Map<string, number[]>();
  const columnMs = Math.max(0, ...history.series.map((series) => series.columnMs ?? 0));
  for (const series of history.series)
    for (const { at, upstream } of toldBy(series)) {
      const id = history.upstreams[upstream];
      if (id === undefined || at < history.from || at >= history.to) continue;
      const held = times.get(id) ?? [];
      held.push(at);
      times.set(id, held);
    }
  return new Map(
    [...times]
      .sort(([one], [other]) => one.localeCompare(other, 'en'))
      .map(([id, held]) => [
        id,
        spansOf(
          held.sort((a, b) => a - b),
          Math.max(quietMs, 2 * columnMs),
        ),
      ]),
  );
}

/** What lies between spans: from the end of one to the beginning of the next. */
export function silences(spans: readonly Span[]): Span[] {
  return spans.slice(1).map(({ from }, index) => ({ from: spans[index]?.to ?? from, to: from }));
}

/** When a vehicle moved, by its speed: from one reading above the limit to the first that is not, never across a gap. */
export function movingSpans(series: Series | undefined, fromKmh: number): Span[] {
  if (series?.drawn !== 'line') return [];
  const spans: Span[] = [];
  let open: Span | null = null;
  for (const [index, at] of series.at.entries()) {
    const isMoving = (series.value[index] ?? 0) > fromKmh;
    const before = series.at[index - 1];
    const isBroken = before !== undefined && series.gaps.some(([from, to]) => from < at && to > before);
    if (open !== null && !isBroken) open.to = at;
    if (open !== null && (!isMoving || isBroken)) open = null;
    if (!isMoving || open !== null) continue;
    open = { from: at, to: at };
    spans.push(open);
  }
  return spans;
}
