import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../server/contract/message';
import { type Demo, startDemo } from '../../server/demo/demo';
import { type OutsidePlace, outsideBrokers, prepareOutside } from '../../server/demo/outside/outside';
import { openMqttSource } from '../../server/transports/mqtt/mqtt-source';
import type { Source } from '../../server/transports/source';
import { readUpstreamsFile } from '../../server/upstreams-file/read-upstreams-file';
import { freePort } from '../support/free-port';
import { needs } from '../support/need';
import { temporaryFolder } from '../support/server';

const log = pino({ level: 'silent' });

/** Mosquitto gives up root's rights at once otherwise, and could read none of its files. */
async function withUser(configuration: string): Promise<string> {
  const path = `${configuration}.root`;
  await writeFile(path, `user root\n${await readFile(configuration, 'utf8')}`);
  return path;
}

// What docker-compose.yml starts, started by hand: the same files, the same mosquitto, the same fleet.
needs('mosquitto')('a demo fleet whose brokers stand elsewhere', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let place: OutsidePlace;
  let mosquitto: ChildProcess;
  let demo: Demo;
  const sources: Source[] = [];

  beforeEach(async () => {
    folder = await temporaryFolder();
    const [certificates, foxtrackr, drogue] = [await freePort(), await freePort(), await freePort()];
    const ports = { certificates, foxtrackr, drogue };
    place = { dataDir: folder.path, mqttHost: 'localhost', ports, kafka: '127.0.0.1:1' };
    await prepareOutside(place, Date.now());
    const configuration = join(folder.path, 'demo/mosquitto/mosquitto.conf');
    const isRoot = process.getuid?.() === 0;
    mosquitto = spawn('mosquitto', ['-c', isRoot ? await withUser(configuration) : configuration], { stdio: 'ignore' });
    const outside = outsideBrokers(place);
    demo = await startDemo({ dataDir: folder.path, vehicles: 40, outside, clock: Date.now, log });
  });
  afterEach(async () => {
    await Promise.all(sources.splice(0).map((source) => source.stop()));
    await demo.stop();
    mosquitto.kill('SIGKILL');
    await once(mosquitto, 'exit');
    await folder.remove();
  });

  test('reaches a customer through every listener with its own kind of credentials', async () => {
    const upstreams = readUpstreamsFile(demo.upstreamsFile, {});
    const heard = new Map<string, Message[]>();
    for (const { id, connections } of upstreams)
      for (const connection of connections) {
        if (connection.transport !== 'mqtt') continue;
        const messages: Message[] = [];
        heard.set(id, messages);
        const commit = async (batch: Message[]) => void messages.push(...batch);
        const source = openMqttSource({ settings: connection.settings, commit, log });
        sources.push(source);
        source.start();
      }
    expect([...heard.keys()].sort()).toEqual([
      'demo-drogue',
      'demo-foxtrackr',
      'demo-high-mobility-v1',
      'demo-high-mobility-v2',
    ]);
    for (const [id, messages] of heard)
      await expect.poll(() => messages.length, { timeout: 60_000, message: id }).toBeGreaterThan(3);
  });
});
