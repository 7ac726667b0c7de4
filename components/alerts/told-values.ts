import type { Series, VehicleHistory } from '../../server/contract/history';
import type { Value } from '../../server/contract/reading';

/** A value that was told, when by the clock of its history, and by whom where that is known. */
export type ToldValue = { at: number; value: Value; who: string | null };

function toldWithin(series: Series, nameOf: (upstream: number | null) => string | null): ToldValue[] {
  if (series.drawn === 'places') return [];
  if (series.drawn === 'line')
    return series.at.map((at, index) => ({
      at,
      value: series.value[index] ?? 0,
      who: nameOf(series.upstream[index] ?? null),
    }));
  return series.bands.flatMap(({ from, lastAt, value, upstream }): ToldValue[] => {
    // More changes than can be seen: what it is after them, the next band says.
    if (value === null) return [];
    const told = { value, who: nameOf(upstream) };
    return lastAt > from
      ? [
          { at: from, ...told },
          { at: lastAt, ...told },
        ]
      : [{ at: from, ...told }];
  });
}

/** What was told of a signal, in order of time: the last before the range, and the values within it as far as they are drawn. */
export function toldValues(histories: readonly VehicleHistory[], signal: string): ToldValue[] {
  return histories.flatMap((history) => {
    const series = history.series.find((one) => one.signal === signal);
    if (series === undefined) return [];
    const { before } = series;
    const nameOf = (upstream: number | null) => (upstream === null ? null : (history.upstreams[upstream] ?? null));
    const at = (history.clock === 'event' ? before?.at : before?.receivedAt) ?? 0;
    const first = before === null ? [] : [{ at, value: before.value, who: before.upstream }];
    return [...first, ...toldWithin(series, nameOf)];
  });
}
