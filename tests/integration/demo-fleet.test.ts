import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../server/contract/message';
import { type Demo, startDemo } from '../../server/demo/demo';
import { openMqttSource } from '../../server/transports/mqtt/mqtt-source';
import type { Source } from '../../server/transports/source';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';
import type { UpstreamSettings } from '../../server/upstreams/upstream-settings';

const log = pino({ level: 'silent' });
let dataDir: string;
let demo: Demo;
const sources: Source[] = [];

const start = async () => {
  demo = await startDemo({ dataDir, vehicles: 40, clock: Date.now, log });
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

/** Takes all messages of an upstream by the transport that customers use. */
function take({ settings }: UpstreamSettings): Message[] {
  const messages: Message[] = [];
  const commit = async (batch: Message[]) => {
    messages.push(...batch);
  };
  const source = openMqttSource({ settings, commit, log });
  sources.push(source);
  source.start();
  return messages;
}

const decoded = (messages: Message[]) =>
  messages.flatMap((message) => {
    const { subject, readings } = decodeHighMobility(message);
    const vin = subject !== null && 'vin' in subject ? subject.vin : '';
    return readings.map((reading) => ({ vin, ...reading }));
  });

const vinsOf = (messages: Message[]) => new Set(decoded(messages).map(({ vin }) => vin));

test('within seconds every vehicle is known, half of them by V1 and half by V2', async () => {
  const [versionOne = [], versionTwo = []] = demo.upstreams.map(take);
  await expect.poll(() => vinsOf(versionOne).size, { timeout: 20_000 }).toBe(20);
  await expect.poll(() => vinsOf(versionTwo).size, { timeout: 20_000 }).toBe(20);
  const known = new Set([...vinsOf(versionOne), ...vinsOf(versionTwo)]);
  expect(known).toEqual(new Set(demo.vehicles.map(({ vin }) => vin)));
  for (const { topic } of versionOne) expect(topic.split('/')).toHaveLength(7);
  for (const { topic } of versionTwo) expect(topic.split('/')).toHaveLength(3);
});

test('vehicles move while one watches', async () => {
  const [, upstream] = demo.upstreams;
  if (upstream === undefined) throw new Error('expected two upstreams');
  const messages = take(upstream);
  const movers = () => {
    const places = new Map<string, Set<string>>();
    for (const { vin, signal, value } of decoded(messages))
      if (signal === 'position') places.set(vin, (places.get(vin) ?? new Set()).add(JSON.stringify(value)));
    return [...places.values()].filter((seen) => seen.size > 2).length;
  };
  await expect.poll(movers, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(3);
});

test('vehicles wait until somebody listens, and go on where they were after a restart', async () => {
  const odometers = (messages: Message[]) => {
    const greatest = new Map<string, number>();
    for (const { vin, signal, value } of decoded(messages))
      if (signal === 'odometer') greatest.set(vin, Math.max(Number(value), greatest.get(vin) ?? 0));
    return greatest;
  };
  const before = demo.upstreams.map(take);
  await expect.poll(() => odometers(before.flat()).size, { timeout: 20_000 }).toBe(40);
  await Promise.all(sources.splice(0).map((source) => source.stop()));
  await demo.stop();

  const [first] = demo.upstreams;
  await start();
  expect(demo.upstreams[0]?.settings).toMatchObject({
    certificate: first?.settings.certificate,
    ca: first?.settings.ca,
  });
  const after = demo.upstreams.map(take);
  await expect.poll(() => odometers(after.flat()).size, { timeout: 20_000 }).toBe(40);
  const known = odometers(before.flat());
  // What is told first may have been measured some seconds before the stop.
  for (const [vin, kilometers] of odometers(after.flat()))
    expect(kilometers).toBeGreaterThan((known.get(vin) ?? 0) - 2);
});
