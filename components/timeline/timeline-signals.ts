import type { Reading } from '../../server/contract/reading';
import type { Signal } from '../../server/contract/signal';

/** States that have a row of their own. */
export const stateSignals = ['ignition.state', 'engine.running', 'charging.status'] as const;
/** What tells of driving, and so of who was heard when. */
const drivingSignals = ['position', 'speed', 'odometer'] as const;
/** Of an upstream that tells none of those, so many of what it tells most often. */
const mostOfAnother = 2;
const mostAsked = 12;

/**
 * The signals that show when each upstream of a vehicle was heard: those of driving, and where one tells none of them,
 * what it tells most often.
 * @param newest the newest reading of each signal from each upstream
 */
export function timelineSignals(newest: readonly Reading[], signalOf: (id: string) => Signal): string[] {
  const asked = new Set<string>([...drivingSignals, ...stateSignals]);
  for (const upstream of new Set(newest.map((reading) => reading.upstream))) {
    const its = newest.filter((reading) => reading.upstream === upstream).map(({ signal }) => signal);
    if (its.some((id) => drivingSignals.some((driving) => driving === id))) continue;
    const often = its
      .filter((id) => signalOf(id).kind === 'number')
      .sort((one, other) => signalOf(one).freshMs - signalOf(other).freshMs || one.localeCompare(other, 'en'));
    for (const id of often.slice(0, mostOfAnother)) asked.add(id);
  }
  return [...asked].slice(0, mostAsked);
}
