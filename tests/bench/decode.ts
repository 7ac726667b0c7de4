import type { Message } from '../../server/contract/message';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';
import { describeMachine } from './machine';

// How fast one core decodes single-property messages of High Mobility, beside what parsing them as JSON takes.

const timestamp = '2021-11-01T10:33:10.000Z';
const properties: [string, string, (index: number) => unknown][] = [
  ['diagnostics', 'odometer', (index) => ({ unit: 'kilometers', value: 14_312 + index })],
  ['diagnostics', 'speed', (index) => ({ unit: 'miles_per_hour', value: index % 80 })],
  ['diagnostics', 'fuel_level', () => 0.57],
  ['ignition', 'state', () => 'on'],
  ['vehicle_location', 'coordinates', (index) => ({ latitude: 48.1 + index / 1e5, longitude: 11.5 })],
  ['vehicle_location', 'heading', (index) => ({ unit: 'degrees', value: index % 360 })],
];

const messages = Array.from({ length: 6_000 }, (_, index): Message => {
  const [capability, property, data] = properties[index % properties.length] ?? ['', '', () => null];
  const vin = `VFX${String(index % 1_000).padStart(14, '0')}`;
  const payload = JSON.stringify({
    message_id: 'B10BB67D6B4D2EBAB49FD3F81D41111C2AC0D6E0816DE47F87DCDD1388F3D911',
    version: 1,
    vin,
    capability,
    property,
    data: { [capability]: { [property]: { data: data(index), timestamp } } },
  });
  const topic = `live/level13/1FBBEDED80595912588FF4FF/${vin}/${capability}/get/${property}`;
  return { topic, payload: Buffer.from(payload), receivedAt: 0 };
});

function rate(use: (message: Message) => unknown): number {
  const rounds = 50;
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round += 1) for (const message of messages) use(message);
  return (rounds * messages.length) / (Number(process.hrtime.bigint() - start) / 1e9);
}

console.log(describeMachine());
for (let run = 1; run <= 5; run += 1) {
  const parsed = rate((message) => JSON.parse(message.payload.toString('utf8')));
  const decoded = rate((message) => decodeHighMobility(message));
  console.log(
    `run ${run}: JSON.parse ${Math.round(parsed)}/s, decode ${Math.round(decoded)}/s, ${(decoded / parsed).toFixed(2)} of it`,
  );
}
