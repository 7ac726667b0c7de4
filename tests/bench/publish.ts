// P3: from a vehicle's publish to the change at a browser's socket, through broker, decoder, database and live, at a
// steady rate. Beside it, in the same run, a bare subscriber tells how much of that is the broker's.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import pino from 'pino';
import { stringify } from 'yaml';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { becomeAdministrator, followFleet, openFleetSocket } from '../support/first-visit';
import { leaveSession, odometerMessage, openPublisher, publishAll } from '../support/publisher';
import { startServer, temporaryFolder } from '../support/server';
import { startBenchBroker } from './broker';
import { describeMachine, percentile } from './machine';

const ratePerSecond = 1_000;
const messages = Number(process.env.MESSAGES ?? 30_000);
const warmUp = 5_000;
const vehicles = 10_000;
const filter = 'live/level13/bench/#';
const firstOdometer = 1_000;

const vinOf = (index: number) => `BENCH${String(index % vehicles).padStart(12, '0')}`;
const topicOf = (index: number) => `live/level13/bench/${vinOf(index)}/diagnostics/get/odometer`;

const folder = await temporaryFolder();
const broker = await startBenchBroker();
const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log: pino({ level: 'silent' }) });
await leaveSession(broker.url, 'bench', filter, broker.protocolVersion);
const upstreamsFile = join(folder.path, 'upstreams.yaml');
const mqtt = broker.protocolVersion === 5 ? '5' : '3.1.1';
const entry = { id: 'bench', kind: 'high-mobility', url: broker.url, clientId: 'bench', topic: filter, mqtt };
await writeFile(upstreamsFile, stringify({ upstreams: [entry] }));
const server = await startServer({
  DATABASE_URL: postgres.url,
  DATA_DIR: folder.path,
  UPSTREAMS_FILE: upstreamsFile,
});
try {
  const sentAt = new Float64Array(messages);
  const atBroker: number[] = [];
  const atBrowser: number[] = [];
  const bare = await connectAsync(broker.url, { protocolVersion: broker.protocolVersion });
  bare.on('message', (_topic, payload) => {
    const index = Number(JSON.parse(payload.toString()).message_id);
    if (index >= warmUp) atBroker.push(performance.now() - (sentAt[index] ?? 0));
  });
  await bare.subscribeAsync(filter, { qos: 1 });

  const socket = openFleetSocket(server.address, await becomeAdministrator(server.address, server.link ?? ''));
  let newest = 0;
  const arrived = new Promise<void>((resolve) => {
    followFleet(socket, ({ odometer }) => {
      const index = (odometer ?? 0) - firstOdometer;
      if (index >= warmUp) atBrowser.push(performance.now() - (sentAt[index] ?? 0));
      newest = Math.max(newest, index);
      if (newest === messages - 1) resolve();
    }).catch((error: unknown) => console.error(error));
  });

  const publisher = await openPublisher(broker.url, broker.protocolVersion);
  const messageAt = (index: number) => {
    sentAt[index] = performance.now();
    const payload = odometerMessage(vinOf(index), firstOdometer + index, String(index), Date.now());
    return { topic: topicOf(index), payload };
  };
  await publishAll(publisher, messages, messageAt, ratePerSecond);
  await arrived;
  const line = (samples: number[]) =>
    `p50 ${percentile(samples, 0.5).toFixed(0)} ms, p95 ${percentile(samples, 0.95).toFixed(0)} ms (${samples.length} of them)`;
  console.log(
    `P3 publish to screen — ${ratePerSecond} msg/s over ${vehicles} vehicles from ${broker.name}, ${describeMachine()}`,
  );
  console.log(`bare subscriber    ${line(atBroker)}`);
  console.log(`browser's socket   ${line(atBrowser)}`);
  socket.close();
  await publisher.endAsync(true);
  await bare.endAsync(true);
} finally {
  await server.stop();
  await postgres.stop();
  await broker.stop();
  await folder.remove();
}
