import { freshness } from '../../server/contract/freshness';
import type { Motion } from '../../server/contract/motion';
import { signalOf, type Wheel } from '../../server/contract/signals';
import type { VehicleView } from '../data/vehicle-store';
import { budgetOf } from '../ui/freshness-budget';

/**
 * Whether the newer of a wheel's pressure and status, which decides its verdict, is older than it may be.
 * @param now epoch milliseconds
 */
export function isTireStale(state: VehicleView, wheel: Wheel, motion: Motion | null, now: number): boolean {
  const pressure = state.readings.get(`tire.pressure.${wheel}`);
  const status = state.readings.get(`tire.status.${wheel}`);
  const newer = (status?.at ?? 0) > (pressure?.at ?? 0) ? status : pressure;
  const signal = newer && signalOf(newer.signal);
  return signal !== undefined && freshness(newer?.at, budgetOf(signal, motion), now) === 'stale';
}
