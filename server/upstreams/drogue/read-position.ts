import type { Position } from '../../contract/reading';
import { quote } from '../clean-text';
import { isPlainObject } from '../plain-object';
import { toNumber } from '../to-number';
import { type Draft, type Path, refuse } from './draft';
import { plainName } from './match-name';

/** A position, and the members it was read from. */
export type FoundPosition = { position: Position; altitude: unknown };
/** Where in an object a position is: the names of its members. */
export type PositionMembers = { latitude: string; longitude: string } | { coordinates: string };

const latitudes = new Set(['lat', 'latitude']);
const longitudes = new Set(['lon', 'lng', 'long', 'longitude']);
/** What may stand before either: `gpsLat`. No two of them in a row spell a third, so that matching is linear. */
const prefix = /^(?:gps|gnss|geo|loc|location|pos|position|current|last|device|vehicle|tracker)+(?=l)/;
/** What a device says of a position it does not have. */
const fixes = new Set(['fix', 'hasfix', 'valid', 'isvalid', 'gpsfix', 'gpsvalid', 'positionvalid', 'locationvalid']);

const bare = (name: string): string => plainName(name).replace(prefix, '');

/** Finds a position's members in an object: `lat` and `lon` by their usual names, or a GeoJSON point (RFC 7946 §3.1.2). */
export function findPosition(data: Record<string, unknown>): PositionMembers | undefined {
  if (data.type === 'Point' && Array.isArray(data.coordinates)) return { coordinates: 'coordinates' };
  const members = Object.keys(data);
  const latitude = members.find((name) => latitudes.has(bare(name)));
  const longitude = latitude && members.find((name) => longitudes.has(bare(name)));
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function hasNoFix(data: Record<string, unknown>): boolean {
  return Object.keys(data).some((name) => fixes.has(plainName(name)) && isNo(data[name]));
}

const isNo = (value: unknown): boolean => value === false || value === 0 || value === '0' || value === 'false';

/**
 * Reads the position in an object. Undefined where there is none: members that are null are none, and everything else
 * that is no position is refused.
 */
export function readPosition(draft: Draft, path: Path, data: unknown): FoundPosition | undefined {
  const members = isPlainObject(data) ? findPosition(data) : undefined;
  if (!isPlainObject(data) || members === undefined)
    return refuse(draft, 'wrong-shape', path, `expected a latitude and a longitude, got ${quote(data)}`);
  const [east, north, up] =
    'coordinates' in members && Array.isArray(data.coordinates)
      ? data.coordinates
      : 'latitude' in members
        ? [data[members.longitude], data[members.latitude]]
        : [];
  if ((east ?? null) === null && (north ?? null) === null) return undefined;
  const [latitude, longitude] = [toNumber(north), toNumber(east)];
  if (latitude === undefined || longitude === undefined)
    return refuse(draft, 'not-a-number', path, 'expected numbers as latitude and longitude');
  if (hasNoFix(data)) return refuse(draft, 'no-fix', path, 'expected a position, got one without a fix');
  if (latitude === 0 && longitude === 0) return refuse(draft, 'implausible', path, 'no fix: got 0, 0');
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
    return { position: { latitude, longitude }, altitude: up };
  return refuse(draft, 'implausible', path, 'expected a latitude within ±90 and a longitude within ±180');
}
