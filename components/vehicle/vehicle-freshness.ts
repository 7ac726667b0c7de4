import { type Freshness, freshness } from '../../server/contract/freshness';
import type { Motion } from '../../server/contract/motion';
import type { Reading } from '../../server/contract/reading';
import type { Signal } from '../../server/contract/signal';
import { budgetOf } from '../ui/freshness-budget';

/** What a vehicle's freshness is judged by, where it sends it: where it is, what it does, how far it gets. */
const relevant = [
  'position',
  'speed',
  'odometer',
  'traction_battery.state_of_charge',
  'fuel.level',
  'ignition.state',
  'doors.lock_state',
  'tire.pressure.front_left',
] as const;

const badness: Record<Freshness, number> = { fresh: 0, aging: 1, stale: 2, never: 3 };

export type AgedSignal = { id: string; label: string; at: number; state: Freshness };

/** How far the values of a vehicle can be trusted by their age. */
export type VehicleFreshness = {
  state: Freshness;
  oldest: readonly AgedSignal[];
  /** False where the vehicle sends nothing that matters, and is judged by the newest of all it sends. */
  isByRelevant: boolean;
};

/** The newest of all readings, alone; none where there is none. */
function newestOf(readings: ReadonlyMap<string, Reading>): Reading[] {
  let newest: Reading | undefined;
  for (const reading of readings.values()) if (newest === undefined || reading.at > newest.at) newest = reading;
  return newest === undefined ? [] : [newest];
}

/**
 * The state of the worst relevant signal, and the three oldest, measured by what each may take. A vehicle that sends none
 * of these is judged by its newest value of any kind.
 * @param describe a signal's line, by id
 * @param now epoch milliseconds
 */
export function vehicleFreshness(
  readings: ReadonlyMap<string, Reading>,
  motion: Motion,
  describe: (id: string) => Signal,
  now: number,
): VehicleFreshness {
  const known = relevant.flatMap((id) => readings.get(id) ?? []);
  const isByRelevant = known.length > 0;
  const aged: (AgedSignal & { share: number })[] = [];
  for (const reading of isByRelevant ? known : newestOf(readings)) {
    const signal = describe(reading.signal);
    const budgetMs = budgetOf(signal, motion);
    const state = freshness(reading.at, budgetMs, now);
    aged.push({ id: signal.id, label: signal.label, at: reading.at, state, share: (now - reading.at) / budgetMs });
  }
  aged.sort((a, b) => b.share - a.share);
  const worst = aged.reduce<Freshness>(
    (state, one) => (badness[one.state] > badness[state] ? one.state : state),
    'fresh',
  );
  return { state: aged.length === 0 ? 'never' : worst, oldest: aged.slice(0, 3), isByRelevant };
}
