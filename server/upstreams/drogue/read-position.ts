import type { Position } from '../../contract/reading';
import { quote } from '../clean-text';
import { isPlainObject } from '../plain-object';
import { toNumber } from '../to-number';
import { type Draft, type Path, refuse } from './draft';
import { plainName } from './match-name';

/** A position and the height beside it, as far as one is told. */
export type FoundPosition = { position: Position; altitude: unknown };

/** A position as it stands in an object, unread, and the names of the members it is made of. */
type SentPosition = { north: unknown; east: unknown; up: unknown; members: readonly string[] };

const latitude = /^lat(?:itude)?$/;
const longitude = /^(?:lon|lng|long|longitude)$/;
/** What may stand before either: `gpsLat`. No two of them in a row spell a third, so that matching is linear. */
const prefix = /^(?:gps|gnss|geo|loc|location|pos|position|current|last|device|vehicle|tracker)+(?=l)/;
/** What a device says of a position it does not have. */
const fixes = new Set(['fix', 'hasfix', 'valid', 'isvalid', 'gpsfix', 'gpsvalid', 'positionvalid', 'locationvalid']);

/** Longer names are none of these. */
const longestName = 40;

function isNamed(name: string, pattern: RegExp): boolean {
  // Most names have no "l" at all, and this is asked of every one.
  return name.length <= longestName && /l/i.test(name) && pattern.test(plainName(name).replace(prefix, ''));
}

/** Finds a position in an object: `lat` and `lon` by their usual names, or a GeoJSON point (RFC 7946 §3.1.2). */
export function findPosition(data: Record<string, unknown>): SentPosition | undefined {
  if (data.type === 'Point' && Array.isArray(data.coordinates)) {
    const [east, north, up] = data.coordinates;
    return { north, east, up, members: ['type', 'coordinates'] };
  }
  const names = Object.keys(data);
  const north = names.find((name) => isNamed(name, latitude));
  const east = north === undefined ? undefined : names.find((name) => isNamed(name, longitude));
  if (north === undefined || east === undefined) return undefined;
  return { north: data[north], east: data[east], up: undefined, members: [north, east] };
}

const isNo = (value: unknown): boolean => value === false || value === 0 || value === '0' || value === 'false';

const hasNoFix = (data: Record<string, unknown>): boolean =>
  Object.keys(data).some((name) => isNo(data[name]) && fixes.has(plainName(name)));

/**
 * Reads the position in an object. Undefined where there is none: members that are null are none, and everything else
 * that is no position is refused.
 */
export function readPosition(draft: Draft, path: Path, data: unknown): FoundPosition | undefined {
  const sent = isPlainObject(data) ? findPosition(data) : undefined;
  if (!isPlainObject(data) || sent === undefined)
    return refuse(draft, 'wrong-shape', path, `expected a latitude and a longitude, got ${quote(data)}`);
  if ((sent.north ?? null) === null && (sent.east ?? null) === null) return undefined;
  const [north, east] = [toNumber(sent.north), toNumber(sent.east)];
  if (north === undefined || east === undefined)
    return refuse(draft, 'not-a-number', path, 'expected numbers as latitude and longitude');
  if (hasNoFix(data)) return refuse(draft, 'no-fix', path, 'expected a position, got one without a fix');
  if (north === 0 && east === 0) return refuse(draft, 'implausible', path, 'no fix: got 0, 0');
  if (Math.abs(north) <= 90 && Math.abs(east) <= 180)
    return { position: { latitude: north, longitude: east }, altitude: sent.up };
  return refuse(draft, 'implausible', path, 'expected a latitude within ±90 and a longitude within ±180');
}
