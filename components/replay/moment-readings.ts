import type { Series, VehicleHistory } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import type { Value } from '../../server/contract/reading';
import { lastUpTo } from './drive';

/** What was told last of a signal by an instant. */
export type Told = { value: Value; at: number };

function toldBefore({ before }: Series): Told | null {
  return before === null ? null : { value: before.value, at: before.at };
}

/**
 * What a series says of an instant: the newest reading it has of then or before; null where it has none. By the received
 * clock a number is as old as its measurement, where that is known, and stands until one comes that was measured later.
 */
export function toldAt(series: Series, at: number, clock: Clock = 'event'): Told | null {
  if (series.drawn === 'bands') {
    const band = series.bands.findLast(({ from }) => from <= at);
    if (band === undefined) return toldBefore(series);
    // A reading that is still to come has not been told yet: of those before, the first is known for certain.
    return band.value === null ? null : { value: band.value, at: band.lastAt <= at ? band.lastAt : band.from };
  }
  const index = lastUpTo(series.at, at);
  const when = series.at[index];
  if (when === undefined) return toldBefore(series);
  if (series.drawn === 'places')
    return { value: { latitude: series.latitude[index] ?? 0, longitude: series.longitude[index] ?? 0 }, at: when };
  return clock === 'event' ? { value: series.value[index] ?? 0, at: when } : newestBy(series, index);
}

/** Of the numbers that had come by a place, and before all of them, the one measured last: what comes late is no news. */
function newestBy(series: Extract<Series, { drawn: 'line' }>, last: number): Told | null {
  const measuredAt = (index: number): number => series.otherAt[index] ?? series.at[index] ?? 0;
  let newest = last;
  for (let index = 0; index < last; index += 1) if (measuredAt(index) > measuredAt(newest)) newest = index;
  const before = toldBefore(series);
  if (before !== null && before.at > measuredAt(newest)) return before;
  return { value: series.value[newest] ?? 0, at: measuredAt(newest) };
}

/** What a history says of a signal at an instant. */
export function toldIn(history: VehicleHistory, signal: string, at: number): Told | null {
  const series = history.series.find((one) => one.signal === signal);
  return series === undefined ? null : toldAt(series, at, history.clock);
}

/** What stands beside the map, of those of each kind that the vehicle tells of. */
const kinds = [
  { name: 'Speed', ids: ['speed'] },
  { name: 'Odometer', ids: ['odometer'] },
  { name: 'Energy', ids: ['traction_battery.state_of_charge', 'fuel.level'] },
  { name: 'Ignition', ids: ['ignition.state', 'engine.running'] },
] as const;

/** Signals that are asked for with every replay: those beside the map, and what else tells what the vehicle does. */
export const momentSignals: readonly string[] = [...kinds.flatMap(({ ids }) => [...ids]), 'charging.status'];

const isTold = (series: Series) => series.count > 0 || series.before !== null;

/**
 * The lines beside the map: one for each signal that was told, and one for a kind of which none was.
 * @param more signals that are drawn besides
 */
export function momentLines(
  history: VehicleHistory,
  more: readonly string[],
): { name: string; signal: string | null }[] {
  const told = new Set(history.series.filter(isTold).map(({ signal }) => signal));
  const lines = kinds.flatMap(({ name, ids }): { name: string; signal: string | null }[] => {
    const known = ids.filter((id) => told.has(id));
    return known.length === 0 ? [{ name, signal: null }] : known.map((signal) => ({ name, signal }));
  });
  const drawn = more.filter((id) => told.has(id) && !momentSignals.includes(id));
  return [...lines, ...[...new Set(drawn)].map((signal) => ({ name: signal, signal }))];
}
