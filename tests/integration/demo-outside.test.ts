import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalogue } from '../../server/commands/catalogue/read-catalogue';
import { type Demo, startDemo } from '../../server/demo/demo';
import { outsideBrokers, prepareOutside } from '../../server/demo/outside/outside';
import { createMqttPublisher } from '../../server/transports/mqtt/mqtt-publisher';
import { type HeldUpstreams, holdUpstreams } from '../../server/upstreams/hold-upstreams';
import { readUpstreamsFile } from '../../server/upstreams-file/read-upstreams-file';
import { freePort } from '../support/free-port';
import { kafkaClasspath } from '../support/kafka-classpath';
import { needs } from '../support/need';
import { temporaryFolder } from '../support/server';

const log = pino({ level: 'silent' });
const catalogue = readCatalogue('commands.yaml');

/** Writes a broker's configuration once more, with what a container is told otherwise. */
async function changed(path: string, change: (text: string) => string): Promise<string> {
  await writeFile(`${path}.changed`, change(await readFile(path, 'utf8')));
  return `${path}.changed`;
}

function startMosquitto(configuration: string): ChildProcess {
  return spawn('mosquitto', ['-c', configuration], { stdio: 'ignore' });
}

async function startKafka(configuration: string): Promise<ChildProcess> {
  const java = ['-Xmx384m', '-cp', await kafkaClasspath()];
  const cluster = randomBytes(16).toString('base64url').replace(/^-/, 'a');
  await promisify(execFile)('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', cluster, '-c', configuration]);
  const kafka = spawn('java', [...java, 'kafka.Kafka', configuration], { stdio: ['ignore', 'ignore', 'pipe'] });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    kafka.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Kafka Server started')) resolve();
    });
    kafka.once('exit', () => reject(new Error(`Kafka ended before it was ready:\n${printed}`)));
  });
  return kafka;
}

// What docker-compose.yml starts, started by hand: the same files, the same brokers, the same fleet.
needs(
  'mosquitto',
  'java',
  'mvn',
)('a demo fleet whose brokers stand elsewhere', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let brokers: ChildProcess[];
  let demo: Demo;
  let held: HeldUpstreams;
  const received = new Map<string, number>();
  let boxes: string[];

  beforeEach(async () => {
    folder = await temporaryFolder();
    const [certificates, foxtrackr, drogue] = [await freePort(), await freePort(), await freePort()];
    const kafkaPort = await freePort();
    const place = {
      dataDir: folder.path,
      mqttHost: 'localhost',
      ports: { certificates, foxtrackr, drogue },
      kafka: `127.0.0.1:${kafkaPort}`,
    };
    await prepareOutside(place, Date.now());
    const made = join(folder.path, 'demo');
    // It gives up root's rights at once otherwise, and could read none of its files.
    const asRoot = process.getuid?.() === 0 ? 'user root\n' : '';
    const mosquitto = await changed(join(made, 'mosquitto/mosquitto.conf'), (text) => asRoot + text);
    const kafka = await changed(join(made, 'kafka/server.properties'), (text) =>
      text.replace(/^log\.dirs=.*$/m, `log.dirs=${join(folder.path, 'kafka-data')}`),
    );
    brokers = [startMosquitto(mosquitto), await startKafka(kafka)];
    const outside = outsideBrokers(place);
    boxes = [];
    demo = await startDemo({
      dataDir: folder.path,
      vehicles: 40,
      memoryMs: 0,
      catalogue,
      outside,
      clock: Date.now,
      log,
    });
    held = holdUpstreams({
      upstreams: readUpstreamsFile(demo.upstreamsFile, {}),
      commitFor: (id) => async (messages) => {
        received.set(id, (received.get(id) ?? 0) + messages.length);
        if (id === 'demo-drogue') boxes.push(...messages.map(({ payload }) => payload.toString()));
      },
      lastFilters: new Map(),
      keepFilter: async () => undefined,
      paused: new Map(),
      keepPause: async () => undefined,
      log,
    });
    held.start();
  });
  afterEach(async () => {
    await held.stop();
    await demo.stop();
    for (const broker of brokers) {
      broker.kill('SIGKILL');
      await once(broker, 'exit');
    }
    await folder.remove();
  });

  test('reaches a customer through every listener with its own kind of credentials, and takes commands', async () => {
    const ids = ['demo-drogue', 'demo-foxtrackr', 'demo-high-mobility-v1', 'demo-high-mobility-v2', 'demo-mobito'];
    expect(
      held
        .states()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
    for (const id of ids)
      await expect.poll(() => received.get(id), { timeout: 60_000, message: id }).toBeGreaterThan(0);
    await expect.poll(() => held.states().map(({ phase }) => phase)).toEqual(ids.map(() => 'live'));

    const upstream = readUpstreamsFile(demo.upstreamsFile, {}).find(({ kind }) => kind === 'drogue');
    if (upstream === undefined || 'whyNot' in upstream.commands) throw new Error('expected a way for commands');
    const { publisher: settings, topicOf } = upstream.commands;
    const addressed = topicOf('box-0006', 'lock');
    if (!('topic' in addressed)) throw new Error(addressed.problem);
    const publisher = createMqttPublisher({ settings, log, onChange: () => undefined });
    publisher.start();
    await expect.poll(() => publisher.room()).toBeGreaterThan(0);
    const handed = publisher.publish({ ...addressed, payload: '{"locked":true}', expiresInSeconds: 60 });
    expect(handed).not.toBeNull();
    const isLocked = (event: string) => event.includes('"device":"box-0006"') && event.includes('"locked":true');
    await expect.poll(() => boxes.some(isLocked)).toBe(true);
    await publisher.stop();
  });
});
