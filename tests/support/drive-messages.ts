import { minutes, seconds } from '../../server/contract/duration';

/** A message of High Mobility's MQTT V1, for a broker. */
export type DriveMessage = { at: number; topic: string; payload: string };

/** `isListed` where a vehicle has several of it, of which this is all. */
type Property = { capability: string; property: string; data: unknown; isListed?: boolean };

/** A winding way through Munich and out of it to the north: where it is after so many seconds. */
function placeAfter(second: number): { latitude: number; longitude: number } {
  return { latitude: 48.137 + second * 0.0001, longitude: 11.575 + 0.012 * Math.sin(second / 240) };
}

/** km/h after so many seconds: faster and slower, never as slow as standing. */
export const speedAfter = (second: number): number => Math.round(45 + 25 * Math.sin(second / 120));

function messageOf(vin: string, at: number, { capability, property, data, isListed = false }: Property): DriveMessage {
  const value = { data, timestamp: new Date(at).toISOString() };
  const told = { [capability]: { [property]: isListed ? [value] : value } };
  return {
    at,
    topic: `live/level13/cars/${vin}/${capability}/get/${property}`,
    payload: JSON.stringify({
      ...{ message_id: `${vin} ${at} ${property}`, version: 1, vin, capability, property },
      data: told,
    }),
  };
}

const measured = (unit: string, value: number) => ({ unit, value });

/** What a vehicle's own diagnosis has found at a time: this trouble code and no other. */
export const troubleMessage = (vin: string, at: number, id: string): DriveMessage =>
  messageOf(vin, at, {
    ...{ capability: 'diagnostics', property: 'trouble_codes', isListed: true },
    data: { occurrences: 2, id, ecu_id: 'RDU_212FR', status: 'PENDING', system: 'unknown' },
  });

/**
 * All that a vehicle tells of a drive: a position and its speed every ten seconds, the odometer every minute, the ignition
 * at both ends, and a last odometer a while after it stands.
 * @param startedAt epoch milliseconds; @param lengthMs of the drive
 */
export function driveMessages(vin: string, startedAt: number, lengthMs: number): DriveMessage[] {
  const messages: DriveMessage[] = [];
  const tell = (at: number, capability: string, property: string, data: unknown) =>
    messages.push(messageOf(vin, at, { capability, property, data }));
  const odometerAt = (at: number) => measured('kilometers', 20_000 + Math.round((at - startedAt) / minutes(1.33)));
  tell(startedAt, 'ignition', 'state', 'on');
  for (let at = startedAt; at <= startedAt + lengthMs; at += seconds(10)) {
    const second = (at - startedAt) / 1_000;
    tell(at, 'vehicle_location', 'coordinates', placeAfter(second));
    tell(at, 'diagnostics', 'speed', measured('kilometers_per_hour', speedAfter(second)));
    if (second % 60 === 0) tell(at, 'diagnostics', 'odometer', odometerAt(at));
  }
  const endedAt = startedAt + lengthMs;
  tell(endedAt + seconds(10), 'diagnostics', 'speed', measured('kilometers_per_hour', 0));
  tell(endedAt + seconds(20), 'ignition', 'state', 'lock');
  tell(endedAt + minutes(20), 'diagnostics', 'odometer', odometerAt(endedAt));
  return messages;
}
