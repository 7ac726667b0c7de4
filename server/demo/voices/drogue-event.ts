import type { Vehicle } from '../life/vehicle';
import { hash } from '../random';

export const drogueApplication = 'demo-fleet';
const applicationUid = '6f2a9d14-0c5e-4b7a-8f31-2d9e5c7b1a60';

/** Drogue's name of the box in a vehicle: `box-0001`. */
export const boxOf = ({ index }: Vehicle): string => `box-${String(index + 1).padStart(4, '0')}`;

/** Looks like a UUID of version 4, and is the same for the same numbers. */
function uuidOf(...numbers: number[]): string {
  const digits = [1, 2, 3, 4]
    .map((part) =>
      hash(...numbers, part)
        .toString(16)
        .padStart(8, '0')
        .slice(-8),
    )
    .join('');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

/** What is said in an event of Drogue's. */
export type Event = { type: string; subject: string; data: unknown };

/** An event as Drogue hands it to its customers, structured (CloudEvents 1.0), of when Drogue got it: `now`. */
export function eventOf(vehicle: Vehicle, count: number, now: number, { type, subject, data }: Event): string {
  const device = boxOf(vehicle);
  const uid = uuidOf(vehicle.seed, 0);
  const name = encodeURIComponent(device);
  return JSON.stringify({
    specversion: '1.0',
    id: uuidOf(vehicle.seed, count, now),
    type,
    source: `drogue://${drogueApplication}/${name}`,
    subject,
    // Drogue's own time has nine digits and an offset.
    time: new Date(now).toISOString().replace('Z', '000000+00:00'),
    datacontenttype: 'application/json',
    application: drogueApplication,
    applicationuid: applicationUid,
    device,
    deviceuid: uid,
    sender: device,
    senderuid: uid,
    partitionkey: `${drogueApplication}/${name}`,
    instance: 'drogue',
    data,
  });
}

/** What Drogue says by itself when a device comes or goes. */
export const connection = (connected: boolean): Event => ({
  type: 'io.drogue.connection.v1',
  subject: 'connection',
  data: { connected },
});
/** What a device says on a channel. */
export const own = (subject: string, data: unknown): Event => ({ type: 'io.drogue.event.v1', subject, data });
