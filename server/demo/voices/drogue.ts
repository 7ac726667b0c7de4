import { minutes, seconds } from '../../contract/duration';
import type { Vehicle } from '../life/vehicle';
import type { Moment } from '../messages/moment';
import { between, hash } from '../random';
import { createVoice } from './voice';

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

function eventOf(vehicle: Vehicle, count: number, now: number, more: { type: string; subject: string; data: unknown }) {
  const device = boxOf(vehicle);
  const uid = uuidOf(vehicle.seed, 0);
  const name = encodeURIComponent(device);
  return JSON.stringify({
    specversion: '1.0',
    id: uuidOf(vehicle.seed, count, now),
    type: more.type,
    source: `drogue://${drogueApplication}/${name}`,
    subject: more.subject,
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
    data: more.data,
  });
}

const dataOf = ({ vehicle, state, outside }: Moment) => ({
  geoloc: { lat: Number(state.latitude.toFixed(6)), lon: Number(state.longitude.toFixed(6)) },
  speed: Number(state.speedKmh.toFixed(1)),
  heading: Math.round(state.heading) % 360,
  odometer: Number(state.odometerKm.toFixed(1)),
  temp: Number((outside + 6).toFixed(1)),
  hum: Math.round(between(35, 80, vehicle.seed, Math.floor(state.at / minutes(30)), 65)),
  batt: Number(between(0.55, 1, vehicle.seed, 66).toFixed(2)),
});

/** How a box behind Drogue IoT speaks: CloudEvents, structured, with what such devices send in Drogue's own examples. */
export const drogueVoice = createVoice({
  eagerRate: 0.09,
  pace: { drivingMs: seconds(5), chargingMs: minutes(2), parkedMs: minutes(4) },
  remembers: () => true,
  say: (moment, count, now) => {
    const telemetry = { type: 'io.drogue.event.v1', subject: 'state', data: dataOf(moment) };
    const connection = { type: 'io.drogue.connection.v1', subject: 'connection', data: { connected: true } };
    const events = count === 0 ? [connection, telemetry] : [telemetry];
    return events.map((event, place) => ({
      topic: `app/${drogueApplication}`,
      payload: eventOf(moment.vehicle, 2 * count + place, now, event),
    }));
  },
});
