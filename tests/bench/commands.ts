// Commands through outbox to broker: how many a second, against a bare loop that publishes as many bytes from memory in the
// same run; and how long one takes from the click until it is at the device.
import { connectAsync } from 'mqtt';
import pino from 'pino';
import { createCommands } from '../../server/commands/commands';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { openDevices } from '../support/commands/command-device';
import { ada, deviceOf, openCommandServer, vinOf } from '../support/commands/command-stage';
import { testCatalogue } from '../support/commands/command-types';
import { createTestDatabase } from '../support/database';
import { application, drogueUpstream } from '../support/drogue-upstream';
import { startMosquitto } from '../support/mosquitto';
import { median, perSecond, ratios } from './figures';
import { describeMachine, percentile } from './machine';

const vehicles = 500;
const commands = Number(process.env.COMMANDS ?? 5_000);
const rounds = Number(process.env.ROUNDS ?? 3);
const clicks = Number(process.env.CLICKS ?? 300);
const clicksPerSecond = 20;
/** As many as Motorcade has in flight. */
const inFlight = 100;

const testDatabase = await createTestDatabase({ isDurable: true });
const mosquitto = await startMosquitto({ maxInflight: 0 });
let onCame: (text: string) => void = () => undefined;
const devices = await openDevices(mosquitto.url, ({ payload }) => onCame(String(payload.text)));

/** Resolves with how many a second came, from the first to the last. */
function countArrivals(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    let firstAt = 0;
    let came = 0;
    onCame = () => {
      if (came++ === 0) firstAt = performance.now();
      if (came === wanted) resolve((wanted - 1) / ((performance.now() - firstAt) / 1_000));
    };
  });
}

async function publishBare(): Promise<number> {
  const client = await connectAsync(mosquitto.url, { protocolVersion: 5 });
  const arrived = countArrivals(commands);
  let next = 0;
  const worker = async () => {
    while (next < commands) {
      const index = next++;
      const topic = `command/${application}/${deviceOf(1 + (index % vehicles))}/message`;
      const properties = { messageExpiryInterval: 300 };
      await client.publishAsync(topic, JSON.stringify({ text: `bare-${index}` }), { qos: 1, properties });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const rate = await arrived;
  await client.endAsync();
  return rate;
}

/** Fills the outbox while nobody publishes, then lets a server at it. */
async function publishQueued(round: number): Promise<number> {
  const database = await openDatabase(testDatabase.url);
  const outbox = createCommands({
    ...{ database, catalogue: testCatalogue, upstreams: [drogueUpstream(mosquitto.url)], clock: Date.now },
    ...{ onChanged: () => undefined, log: pino({ level: 'silent' }) },
  });
  let next = 0;
  const worker = async () => {
    while (next < commands) {
      const index = next++;
      const request = { vin: vinOf(1 + (index % vehicles)), type: 'message', whenOffline: 'fail' } as const;
      const key = `round-${round}-${index}`;
      const answer = await outbox.send({ ...request, parameters: { text: key } }, key, ada);
      if (!('id' in answer)) throw new Error(`expected a command, got ${JSON.stringify(answer)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  await closeDatabase(database);
  const arrived = countArrivals(commands);
  const server = await openCommandServer(testDatabase.url, mosquitto.url, { devices: vehicles });
  const rate = await arrived;
  await server.stop();
  return rate;
}

/** Milliseconds from the click to the device, one by one at a steady pace. */
async function click(server: Awaited<ReturnType<typeof openCommandServer>>): Promise<number[]> {
  const tookMs: number[] = [];
  for (let index = 0; index < clicks; index++) {
    const startedAt = performance.now();
    const text = `click-${index}`;
    const came = new Promise<void>((resolve) => {
      onCame = (which) => {
        if (which === text) resolve();
      };
    });
    const request = { vin: vinOf(1 + (index % vehicles)), type: 'message', whenOffline: 'fail' } as const;
    await server.commands.send({ ...request, parameters: { text } }, text, ada);
    await came;
    tookMs.push(performance.now() - startedAt);
    const restMs = 1_000 / clicksPerSecond - (performance.now() - startedAt);
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  return tookMs;
}

try {
  const server = await openCommandServer(testDatabase.url, mosquitto.url, { devices: vehicles });
  for (let known = 0; known < vehicles; ) {
    for (let number = 1; number <= vehicles; number++) await devices.tell(deviceOf(number), { speed: 0 });
    const { rows } = await server.database.pool.query('SELECT count(DISTINCT vehicle_id)::int AS count FROM latest');
    known = rows[0]?.count ?? 0;
  }
  const tookMs = await click(server);
  await server.stop();
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await publishBare());
    ours.push(await publishQueued(round));
  }
  console.log(`Commands through outbox to broker, ${commands} to ${vehicles} vehicles, ${describeMachine()}`);
  console.log(`bare publish loop, ${inFlight} in flight  ${perSecond(median(bare), 'commands')}`);
  console.log(`through the outbox                ${perSecond(median(ours), 'commands')}`);
  console.log(`ratio                             ${ratios(ours, bare)}`);
  const [half, most] = [percentile(tookMs, 0.5), percentile(tookMs, 0.95)];
  console.log(`click to device                   p50 ${half.toFixed(0)} ms, p95 ${most.toFixed(0)} ms (${clicks})`);
} finally {
  await devices.close();
  await mosquitto.stop();
  await testDatabase.drop();
}
