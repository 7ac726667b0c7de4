import { type BenchDialect, benchVehicles, inTurn } from './dialect';

const application = 'bench';
const applicationuid = 'a2b1b6a4-0000-4000-8000-000000000001';

const deviceOf = (index: number): string => `box-${String(index % benchVehicles).padStart(5, '0')}`;

/** Looks like a UUID, and is another for each message. */
const idOf = (at: number): string => `0f5a2f6e-7a4e-4c1e-9a0f-${at.toString(16).padStart(12, '0')}`;

/** What devices send in Drogue's own examples (drogue-workshops, burrboard). */
const bodies: ((index: number) => object)[] = [
  (index) => ({
    geoloc: { lat: 48 + (index % 1_000) / 1_000, lon: 11.5 },
    temp: (index % 400) / 10,
    hum: index % 101,
  }),
  (index) => ({
    features: {
      temperature: { value: (index % 400) / 10 },
      device: { state: 'RUNNING', battery: (index % 101) / 100, reportInterval: 200 },
      accelerometer: { x: (index % 30) / 100, y: 2.33, z: 0.4 },
    },
  }),
];

/** Drogue IoT's events in structured mode, with all attributes that Drogue adds. */
export const drogue: BenchDialect = {
  kind: 'drogue',
  label: 'Drogue IoT',
  filter: `app/${application}`,
  deviceOf,
  speak(index, begin) {
    const device = deviceOf(index);
    const deviceuid = idOf(index % benchVehicles);
    const payload = JSON.stringify({
      specversion: '1.0',
      id: idOf(begin + index),
      type: 'io.drogue.event.v1',
      source: `drogue://${application}/${device}`,
      datacontenttype: 'application/json',
      subject: 'state',
      // Drogue's own time has nine digits and an offset.
      time: new Date(begin + index).toISOString().replace('Z', '000000+00:00'),
      application,
      applicationuid,
      device,
      deviceuid,
      sender: device,
      senderuid: deviceuid,
      partitionkey: `${application}/${device}`,
      instance: 'drogue',
      data: inTurn(bodies, index)(index),
    });
    return { topic: `app/${application}`, payload };
  },
};
