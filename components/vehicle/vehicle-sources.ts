import type { Reading } from '../../server/contract/reading';
import { type Signal, signalGroups } from '../../server/contract/signal';

/** An upstream that tells of a vehicle: its newest event, its newest receipt (epoch milliseconds), how many signals. */
export type VehicleSource = { upstream: string; lastAt: number; lastReceivedAt: number; signals: number };

/** One signal as several sources tell it, in the order of the sources; `latest` is whose event is the newest. */
export type ComparedSignal = { signal: Signal; told: readonly (Reading | undefined)[]; latest: string };

const placeOf = ({ upstream, signal }: Reading) => `${upstream}\n${signal}`;

/**
 * The newest reading of each signal from each upstream: what the server was last asked for, outrun by what has arrived
 * since.
 */
export function newestBySource(asked: readonly Reading[], current: Iterable<Reading>): Reading[] {
  const newest = new Map(asked.map((reading) => [placeOf(reading), reading]));
  for (const reading of current) {
    const held = newest.get(placeOf(reading));
    if (held === undefined || reading.at >= held.at) newest.set(placeOf(reading), reading);
  }
  return [...newest.values()];
}

/** Who tells of a vehicle, by name: an order that stays while values arrive. */
export function sourcesOf(readings: readonly Reading[]): VehicleSource[] {
  const sources = new Map<string, VehicleSource>();
  for (const { upstream, at, receivedAt } of readings) {
    const known = sources.get(upstream) ?? { upstream, lastAt: 0, lastReceivedAt: 0, signals: 0 };
    sources.set(upstream, {
      upstream,
      lastAt: Math.max(known.lastAt, at),
      lastReceivedAt: Math.max(known.lastReceivedAt, receivedAt),
      signals: known.signals + 1,
    });
  }
  return [...sources.values()].sort((one, other) => one.upstream.localeCompare(other.upstream, 'en'));
}

function latestOf(told: readonly Reading[], current: ReadonlyMap<string, Reading>): string {
  const newest = told.reduce((one, other) => (other.at > one.at ? other : one));
  // At one event time the server has decided which of them stands.
  const shown = current.get(newest.signal);
  return shown !== undefined && shown.at === newest.at ? shown.upstream : newest.upstream;
}

/** The signals that more than one source tells, side by side, the odometer first and then by group and name. */
export function compareSources(
  readings: readonly Reading[],
  current: ReadonlyMap<string, Reading>,
  signalOf: (id: string) => Signal,
): ComparedSignal[] {
  const sources = sourcesOf(readings).map(({ upstream }) => upstream);
  const ids = new Set(readings.map(({ signal }) => signal));
  const compared = [...ids].flatMap((id) => {
    const told = readings.filter(({ signal }) => signal === id);
    if (told.length < 2) return [];
    const inOrder = sources.map((upstream) => told.find((reading) => reading.upstream === upstream));
    return { signal: signalOf(id), told: inOrder, latest: latestOf(told, current) };
  });
  const place = ({ signal: { id, group } }: ComparedSignal) => (id === 'odometer' ? -1 : signalGroups.indexOf(group));
  return compared.sort(
    (one, other) =>
      place(one) - place(other) || one.signal.label.localeCompare(other.signal.label, 'en', { numeric: true }),
  );
}
