import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalogue } from '../../server/commands/catalogue/read-catalogue';
import { type TestStep, testStepNames } from '../../server/contract/connections';
import type { Message } from '../../server/contract/message';
import { type Demo, startDemo } from '../../server/demo/demo';
import { openMqttSource } from '../../server/transports/mqtt/mqtt-source';
import type { Source } from '../../server/transports/source';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';
import { readUpstreamsFile } from '../../server/upstreams-file/read-upstreams-file';

const log = pino({ level: 'silent' });
const catalogue = readCatalogue('commands.yaml');
let dataDir: string;
let demo: Demo;
const sources: Source[] = [];

const start = async () => {
  demo = await startDemo({ dataDir, vehicles: 40, memoryMs: 0, catalogue, clock: Date.now, log });
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'motorcade-demo-'));
  await start();
});
afterEach(async () => {
  await Promise.all(sources.splice(0).map((source) => source.stop()));
  await demo.stop();
  await rm(dataDir, { recursive: true });
});

/** Takes all messages of the High Mobility upstreams by the transport that customers use: V1's, then V2's. */
function take(): Message[][] {
  const upstreams = readUpstreamsFile(demo.upstreamsFile, {});
  return upstreams
    .filter(({ kind }) => kind === 'high-mobility')
    .map(({ connections: [connection] }) => {
      if (connection?.transport !== 'mqtt') throw new Error('expected one connection over MQTT');
      const messages: Message[] = [];
      const commit = async (batch: Message[]) => {
        messages.push(...batch);
      };
      const source = openMqttSource({ settings: connection.settings, commit, log });
      sources.push(source);
      source.start();
      return messages;
    });
}

const decoded = (messages: Message[]) =>
  messages.flatMap((message) => {
    const { subject, readings } = decodeHighMobility(message);
    const vin = subject !== null && 'vin' in subject ? subject.vin : '';
    return readings.map((reading) => ({ vin, ...reading }));
  });

const vinsOf = (messages: Message[]) => new Set(decoded(messages).map(({ vin }) => vin));

test('within seconds every vehicle is known by V1 or V2, but for those with a box', async () => {
  const [versionOne = [], versionTwo = []] = take();
  await expect.poll(() => vinsOf(versionOne).size).toBe(20);
  await expect.poll(() => vinsOf(versionTwo).size).toBe(16);
  const boxed = demo.devices.filter(({ upstream }) => upstream === 'demo-drogue').map(({ vin }) => vin);
  const known = new Set([...vinsOf(versionOne), ...vinsOf(versionTwo), ...boxed]);
  expect(known).toEqual(new Set(demo.vehicles.map(({ vin }) => vin)));
  for (const { topic } of versionOne) expect(topic.split('/')).toHaveLength(7);
  for (const { topic } of versionTwo) expect(topic.split('/')).toHaveLength(3);
});

test('vehicles move while one watches', async () => {
  const [, messages = []] = take();
  const movers = () => {
    const places = new Map<string, Set<string>>();
    for (const { vin, signal, value } of decoded(messages))
      if (signal === 'position') places.set(vin, (places.get(vin) ?? new Set()).add(JSON.stringify(value)));
    return [...places.values()].filter((seen) => seen.size > 2).length;
  };
  await expect.poll(movers, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(3);
});

test('vehicles wait until somebody listens, and go on where they were after a restart', async () => {
  const odometers = (messages: Message[]) => decoded(messages).filter(({ signal }) => signal === 'odometer');
  const tellers = (messages: Message[]) => new Set(odometers(messages).map(({ vin }) => vin));
  const certificate = () => readFile(join(dataDir, 'demo/demo-v1-customer-certificate.pem'), 'utf8');
  const before = take();
  await expect.poll(() => tellers(before.flat()).size).toBe(36);
  await Promise.all(sources.splice(0).map((source) => source.stop()));
  await demo.stop();

  const shown = await certificate();
  await start();
  expect(await certificate()).toBe(shown);
  const after = take();
  await expect.poll(() => tellers(after.flat()).size).toBe(36);
  // By event time: what a vehicle tells first may have been measured a good while before the stop.
  const all = odometers([...before.flat(), ...after.flat()]);
  for (const vin of tellers(after.flat())) {
    const told = all.filter((reading) => reading.vin === vin).sort((one, other) => Number(one.at) - Number(other.at));
    const kilometers = told.map(({ value }) => Number(value));
    expect(kilometers, vin).toEqual(kilometers.toSorted((one, other) => one - other));
    expect(Math.max(...kilometers) - Math.min(...kilometers), vin).toBeLessThan(100);
  }
});

test.each(['foxtrackr', 'drogue'])('a connection test of %s signs in beside the live connection', async (wanted) => {
  const upstream = readUpstreamsFile(demo.upstreamsFile, {}).find(({ kind }) => kind === wanted);
  const [connection] = upstream?.connections ?? [];
  if (connection?.transport !== 'mqtt') throw new Error('expected one connection over MQTT');
  const source = openMqttSource({ settings: connection.settings, commit: async () => undefined, log });
  sources.push(source);
  source.start();
  await expect.poll(() => source.state().phase).toBe('live');
  let last: readonly TestStep[] = [];
  await source.test((steps) => {
    last = steps;
  }, new AbortController().signal);
  expect(last.map(({ name, state }) => `${name} ${state}`)).toEqual(testStepNames.map((name) => `${name} passed`));
  expect(source.state()).toMatchObject({ phase: 'live', reconnects: 0 });
});
