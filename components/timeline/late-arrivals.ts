import type { VehicleHistory } from '../../server/contract/history';

/** A reading that came after a later one of its signal: when it was measured, and received where that is known. */
export type LateReading = { at: number; signal: string; upstream: string | null; receivedAt: number | null };

/** What one upstream brought late together. `receivedAt` is the last receipt, where that is known. */
export type LateArrival = {
  from: number;
  to: number;
  count: number;
  signals: string[];
  upstream: string | null;
  receivedAt: number | null;
};

/** The readings of a history that came late, in order of event time. Of columns those of which some did. */
export function lateReadings(history: VehicleHistory): LateReading[] {
  const nameOf = (place: number | null | undefined) =>
    typeof place === 'number' ? (history.upstreams[place] ?? null) : null;
  const late = history.series.flatMap((series): LateReading[] => {
    const { signal } = series;
    if (series.drawn === 'bands')
      return series.bands
        .filter(({ isLate }) => isLate)
        .map(({ from, upstream }) => ({ at: from, signal, upstream: nameOf(upstream), receivedAt: null }));
    return series.late.flatMap((index) => {
      const at = series.at[index];
      if (at === undefined) return [];
      // By the received clock it stands there itself.
      const isBeside = series.drawn === 'line' && history.clock === 'event';
      const receivedAt = isBeside ? (series.otherAt[index] ?? null) : null;
      return [{ at, signal, upstream: nameOf(series.upstream[index]), receivedAt }];
    });
  });
  return late.sort((one, other) => one.at - other.at);
}

/**
 * Joins late readings of one upstream that are no further apart than this.
 * @param readings in order of event time
 */
export function joinLate(readings: readonly LateReading[], apartMs: number): LateArrival[] {
  const arrivals: LateArrival[] = [];
  const open = new Map<string | null, LateArrival>();
  for (const { at, signal, upstream, receivedAt } of readings) {
    const held = open.get(upstream);
    if (held === undefined || at - held.to > apartMs) {
      const begun = { from: at, to: at, count: 1, signals: [signal], upstream, receivedAt };
      open.set(upstream, begun);
      arrivals.push(begun);
      continue;
    }
    held.to = at;
    held.count += 1;
    if (!held.signals.includes(signal)) held.signals.push(signal);
    if (receivedAt !== null) held.receivedAt = Math.max(held.receivedAt ?? 0, receivedAt);
  }
  return arrivals;
}
