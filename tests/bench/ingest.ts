// P1: a backlog of High Mobility messages drained, committed and acknowledged, against MQTT.js alone draining the same.
// Each drains its own persistent session of the same broker, in a process of its own, in turn; the ratio is the result.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connectAsync, type MqttClient } from 'mqtt';
import pino from 'pino';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { leaveSession } from '../support/publisher';
import { temporaryFolder } from '../support/server';
import { startBenchBroker } from './broker';
import { describeMachine } from './machine';

const messages = Number(process.env.MESSAGES ?? 200_000);
const vehicles = 10_000;
const rounds = 3;
const filter = 'live/level13/bench/#';

const properties: [capability: string, property: string, data: (index: number) => unknown][] = [
  ['vehicle_location', 'coordinates', (index) => ({ latitude: 48 + (index % 1_000) / 1_000, longitude: 11.5 })],
  ['diagnostics', 'speed', (index) => ({ unit: 'kilometers_per_hour', value: index % 130 })],
  ['diagnostics', 'odometer', (index) => ({ unit: 'kilometers', value: 10_000 + index / 100 })],
  ['charging', 'battery_level', (index) => (index % 100) / 100],
  ['vehicle_location', 'heading', (index) => ({ unit: 'degrees', value: index % 360 })],
];

function messageAt(index: number, begin: number): { topic: string; payload: string } {
  const vin = `BENCH${String(index % vehicles).padStart(12, '0')}`;
  const kind = properties[Math.floor(index / vehicles) % properties.length];
  if (kind === undefined) throw new Error(`no property for message ${index}`);
  const [capability, property, data] = kind;
  const timestamp = new Date(begin + index).toISOString();
  const component = { data: data(index), timestamp };
  const id = index.toString(16).toUpperCase().padStart(64, '0');
  const body = {
    message_id: id,
    version: 1,
    vin,
    capability,
    property,
    data: { [capability]: { [property]: component } },
  };
  return { topic: `live/level13/bench/${vin}/${capability}/get/${property}`, payload: JSON.stringify(body) };
}

async function fill(publisher: MqttClient, begin: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < messages) {
      const { topic, payload } = messageAt(next++, begin);
      await publisher.publishAsync(topic, payload, { qos: 1 });
    }
  };
  await Promise.all(Array.from({ length: 1_000 }, worker));
}

/** Runs one of the two and gives the seconds it took from connecting to the last acknowledgement. */
async function drain(program: string, settings: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', `tests/bench/${program}.ts`], {
    env: { ...process.env, ...settings, MESSAGES: String(messages) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await once(child, 'exit');
  const took = Number(/took (\S+) s/.exec(printed)?.[1]);
  if (!Number.isFinite(took)) throw new Error(`${program} did not finish:\n${printed}`);
  return took;
}

const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rate = (took: number): string => `${Math.round(messages / took).toLocaleString('en')} msg/s`;

const folder = await temporaryFolder();
const broker = await startBenchBroker();
const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log: pino({ level: 'silent' }) });
try {
  const publisher = await connectAsync(broker.url, { protocolVersion: broker.protocolVersion });
  const reached = { BROKER_URL: broker.url, PROTOCOL_VERSION: String(broker.protocolVersion) };
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const clients = { bare: `bare-${round}`, ours: `ours-${round}` };
    for (const clientId of Object.values(clients))
      await leaveSession(broker.url, clientId, filter, broker.protocolVersion);
    // Each round's event times come after the last's, so that every message is news in all of them.
    await fill(publisher, Date.now() - messages);
    bare.push(await drain('drain-bare', { ...reached, CLIENT_ID: clients.bare }));
    ours.push(
      await drain('drain-motorcade', {
        ...reached,
        CLIENT_ID: clients.ours,
        DATABASE_URL: postgres.url,
        FILTER: filter,
      }),
    );
  }
  await publisher.endAsync();
  const ratios = bare.map((took, round) => took / (ours[round] ?? Number.NaN));
  console.log(
    `P1 durable ingest — ${messages} messages over ${vehicles} vehicles from ${broker.name}, ${describeMachine()}`,
  );
  console.log(`MQTT.js alone, JSON.parse       ${rate(middle(bare))} (median of ${rounds})`);
  console.log(`Motorcade, committed and acked  ${rate(middle(ours))}`);
  console.log(
    `ratio, pair by pair             ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}; median ${middle(ratios).toFixed(2)}`,
  );
} finally {
  await postgres.stop();
  await broker.stop();
  await folder.remove();
}
