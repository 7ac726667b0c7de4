import type { Trip } from '../contract/trips';
import { utc } from './utc';

/** Names under which a trip has times. */
const times = new Set(['startedAt', 'endedAt', 'revisedAt', 'from', 'to']);

/** Of what bears no unit in its name. */
const units = {
  topSpeed: 'km/h',
  meanSpeed: 'km/h',
  stateOfChargeUsed: '%',
  energyUsed: 'kWh',
  fuelLevelUsed: '%',
  fuelUsed: 'L',
};

/** Trips as JSON, as the API tells them but for times, which are in UTC (ISO 8601). */
export function writeTrips(trips: readonly Trip[]): string {
  const inUtc = (name: string, value: unknown): unknown =>
    times.has(name) && typeof value === 'number' ? utc(value) : value;
  return `${JSON.stringify({ units, trips }, inUtc, 1)}\n`;
}
