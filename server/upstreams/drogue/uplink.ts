import { signals } from '../../contract/signals';
import { cleanText } from '../clean-text';
import { isEventTime, parseTime } from '../parse-time';
import { isPlainObject } from '../plain-object';
import { toNumber } from '../to-number';
import { type Draft, type Moment, type Path, tell } from './draft';
import { findPosition, readPosition } from './read-position';
import { readValue } from './read-value';
import { walk } from './walk';

/** A LoRaWAN uplink as The Things Network sends it, version 2 or 3, by its parts. */
export type Uplink = {
  /** What the network has made of the device's bytes, and where that stands. */
  decoded: unknown;
  decodedPath: Path;
  /** When the network heard the device. */
  times: readonly unknown[];
  /** Where the device is, best first: as it said itself, as the network worked out, as somebody entered it. */
  places: readonly { place: unknown; path: Path }[];
  /** One entry for each gateway that heard it. Their positions are never read. */
  receptions: readonly unknown[];
};

const asObject = (value: unknown): Record<string, unknown> => (isPlainObject(value) ? value : {});
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Names of `locations` in version 3, best first; others come before what somebody entered. */
const placeRank = (name: string): number => (name === 'frm-payload' ? 0 : name === 'user' ? 2 : 1);

function uplinkOfVersion3(data: Record<string, unknown>): Uplink {
  const uplink = asObject(data.uplink_message);
  const locations = asObject(uplink.locations);
  const solved = asObject(data.location_solved).location;
  const names = Object.keys(locations).sort((a, b) => placeRank(a) - placeRank(b));
  const base = ['uplink_message'];
  return {
    decoded: uplink.decoded_payload,
    decodedPath: [...base, 'decoded_payload'],
    times: [uplink.received_at, data.received_at],
    places: [
      ...names.map((name) => ({ place: locations[name], path: [...base, 'locations', name] })),
      { place: solved, path: ['location_solved', 'location'] },
    ],
    receptions: asList(uplink.rx_metadata),
  };
}

function uplinkOfVersion2(data: Record<string, unknown>): Uplink {
  const metadata = asObject(data.metadata);
  return {
    decoded: data.payload_fields,
    decodedPath: ['payload_fields'],
    times: [metadata.time],
    places: [{ place: metadata, path: ['metadata'] }],
    receptions: asList(metadata.gateways),
  };
}

/** Recognises an uplink, or another message of a network server, by its members (drogue-ttn, v2 and v3). */
export function findUplink(data: unknown): Uplink | undefined {
  if (!isPlainObject(data)) return undefined;
  if (isPlainObject(data.uplink_message) || isPlainObject(data.end_device_ids)) return uplinkOfVersion3(data);
  const isVersion2 = typeof data.dev_id === 'string' && isPlainObject(data.metadata);
  return isVersion2 ? uplinkOfVersion2(data) : undefined;
}

function takePlace(draft: Draft, { places }: Uplink, moment: Moment): void {
  for (const { place, path } of places) {
    if (!isPlainObject(place) || findPosition(place) === undefined) continue;
    const found = readPosition(draft, path, place);
    if (found === undefined) continue;
    if (!tell(draft, { id: 'position' }, found.position, moment)) return;
    const altitude = toNumber(place.altitude ?? found.altitude);
    const source = place.source ?? place.location_source;
    const height =
      altitude === undefined ? undefined : readValue(draft, [...path, 'altitude'], signals.altitude, altitude, 'm');
    if (height !== undefined) tell(draft, { id: 'altitude' }, height, moment);
    if (typeof source === 'string' && source !== '') tell(draft, { id: 'position.source' }, cleanText(source), moment);
    return;
  }
}

/** The strongest of the receptions: how well the device is heard at all. */
function takeSignalStrength(draft: Draft, { receptions }: Uplink, moment: Moment): void {
  const strengths = receptions.map((entry) => toNumber(asObject(entry).rssi)).filter((rssi) => rssi !== undefined);
  if (strengths.length === 0) return;
  const strongest = strengths.reduce((best, rssi) => Math.max(best, rssi));
  const value = readValue(draft, ['rssi'], signals['device.signal_strength'], strongest, null);
  if (value !== undefined) tell(draft, { id: 'device.signal_strength' }, value, moment);
}

/** When the network heard the device: nearer to the event than Drogue's receipt, which is the fallback. */
export function momentOf({ times }: Uplink, around: Moment): Moment {
  const at = times.map(parseTime).find((time) => time !== undefined && isEventTime(time));
  return at === undefined ? around : { at, timeSource: 'property' };
}

/**
 * Takes an uplink: what the device sent, decoded, and where it is. Of the network's own members nothing else is the
 * vehicle's, and a gateway's position least of all.
 */
export function takeUplink(draft: Draft, uplink: Uplink, moment: Moment): void {
  walk(draft, uplink.decodedPath, uplink.decoded, moment);
  takePlace(draft, uplink, moment);
  takeSignalStrength(draft, uplink, moment);
}
