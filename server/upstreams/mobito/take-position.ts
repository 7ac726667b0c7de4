import { signals } from '../../contract/signals';
import { quote } from '../clean-text';
import { type Draft, refuse, tell } from '../draft';
import { isNothing } from '../nothing';
import { readAmount } from '../read-amount';

function readDegrees(draft: Draft, data: unknown, field: string, limit: number): number | undefined {
  const { value, unit } = readAmount(data) ?? {};
  if (value === undefined || (unit ?? '°') !== '°')
    return refuse(draft, 'not-a-number', field, `expected a number, got ${quote(data)}`);
  if (Math.abs(value) <= limit) return value;
  return refuse(draft, 'implausible', field, `expected -${limit} to ${limit}°, got ${value}`);
}

/** Takes a position of two fields, both or none. */
export function takePosition(draft: Draft, latitude: unknown, longitude: unknown): void {
  if (isNothing(latitude) && isNothing(longitude)) return;
  if (isNothing(latitude) || isNothing(longitude)) {
    const [field, other] = isNothing(latitude) ? ['longitude', 'latitude'] : ['latitude', 'longitude'];
    refuse(draft, 'wrong-shape', field, `expected a ${other} with it, got nothing`);
    return;
  }
  const north = readDegrees(draft, latitude, 'latitude', 90);
  const east = readDegrees(draft, longitude, 'longitude', 180);
  if (north === undefined || east === undefined) return;
  if (north === 0 && east === 0) refuse(draft, 'implausible', 'latitude', 'no fix: got 0, 0');
  else tell(draft, signals.position, { latitude: north, longitude: east });
}
