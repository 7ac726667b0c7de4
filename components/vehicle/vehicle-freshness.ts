import { type Freshness, freshness } from '../../server/contract/freshness';
import type { Motion } from '../../server/contract/motion';
import type { Reading } from '../../server/contract/reading';
import { signalOf } from '../../server/contract/signals';
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

/**
 * The state of the worst relevant signal, and the three oldest, measured by what each may take.
 * @param now epoch milliseconds
 */
export function vehicleFreshness(readings: ReadonlyMap<string, Reading>, motion: Motion, now: number) {
  const aged: (AgedSignal & { share: number })[] = [];
  for (const id of relevant) {
    const reading = readings.get(id);
    const signal = signalOf(id);
    if (reading === undefined || signal === undefined) continue;
    const budgetMs = budgetOf(signal, motion);
    const state = freshness(reading.at, budgetMs, now);
    aged.push({ id, label: signal.label, at: reading.at, state, share: (now - reading.at) / budgetMs });
  }
  aged.sort((a, b) => b.share - a.share);
  const worst = aged.reduce<Freshness>(
    (state, one) => (badness[one.state] > badness[state] ? one.state : state),
    'fresh',
  );
  const oldest: AgedSignal[] = aged.slice(0, 3);
  return { state: aged.length === 0 ? ('never' as const) : worst, oldest };
}
