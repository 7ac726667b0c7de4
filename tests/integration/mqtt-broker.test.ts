import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'mqtt';
import { afterEach, expect, test, vi } from 'vitest';
import { freePort } from '../support/free-port';
import { type Mosquitto, startMosquitto } from '../support/mosquitto';
import { type SourceOptions, sourceUnderTest } from '../support/mqtt-source';
import { needs } from '../support/need';
import { openPublisher, publishAll } from '../support/publisher';
import type { WatchedSource } from '../support/watched-source';

const minute = { timeout: 60_000, interval: 5 };

needs('mosquitto')('the life of a broker', () => {
  const ends: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function broker(options?: Parameters<typeof startMosquitto>[0]): Promise<Mosquitto> {
    const started = await startMosquitto(options);
    ends.push(started.stop);
    return started;
  }

  function started(options: SourceOptions): WatchedSource {
    const opened = sourceUnderTest(options);
    ends.push(opened.source.stop);
    opened.source.start();
    return opened;
  }

  async function publish(url: string, from: number, to: number): Promise<void> {
    const publisher = await openPublisher(url);
    await publishAll(publisher, to - from, (index) => ({ topic: 'fleet/1', payload: `${from + index}` }));
    await publisher.endAsync();
  }

  test('a source started before its broker comes live when the broker does', async () => {
    const port = await freePort();
    const { reaches, stored } = started({ settings: { url: `mqtt://127.0.0.1:${port}` } });
    await reaches('waiting');
    const { url } = await broker({ port });
    await reaches('live');
    await publish(url, 0, 10);
    await vi.waitFor(() => expect(stored).toHaveLength(10), minute);
  });

  test('a broker restarted with its memory goes on where it was', async () => {
    const persistence = await mkdtemp(join(tmpdir(), 'motorcade-sessions-'));
    ends.push(() => rm(persistence, { recursive: true, force: true }));
    const first = await broker({ persistence });
    const { source, reaches, stored } = started({ settings: { url: first.url } });
    await reaches('live');
    await source.stop();
    await publish(first.url, 0, 500);
    source.start();
    await vi.waitFor(() => expect(stored.length).toBeGreaterThan(0), minute);
    await first.stop();
    await reaches('waiting');
    await broker({ persistence, port: first.port });
    expect((await reaches('live')).details).toMatchObject({ isSessionPresent: true });
    await publish(first.url, 500, 600);
    await vi.waitFor(() => expect(new Set(stored).size).toBe(600), minute);
  });

  test('wrong credentials are told in words, right ones let in', async () => {
    const { url } = await broker({ users: { fleet: 'right' } });
    const wrong = started({
      settings: { url, clientId: 'wrong', credentials: async () => ({ username: 'fleet', password: 'wrong' }) },
    });
    expect((await wrong.reaches('waiting')).error).toContain('this client is not authorised');
    const right = started({
      settings: { url, clientId: 'right', credentials: async () => ({ username: 'fleet', password: 'right' }) },
    });
    await right.reaches('live');
  });

  test.each([4, 5] as const)('two clients with one id: we stop the quarrel and say so, version %i', async (version) => {
    const { url } = await broker();
    const other = connect(url, { clientId: 'shared', protocolVersion: version, reconnectPeriod: 20, clean: true });
    ends.push(() => other.endAsync(true));
    const { reaches } = started({
      settings: { url, clientId: 'shared', protocolVersion: version },
      limits: { blocked: { baseMs: 600_000, capMs: 600_000 } },
    });
    expect((await reaches('blocked')).error).toContain('another client uses this client id');
    await vi.waitFor(() => expect(other.connected).toBe(true), minute);
  });

  test('a filter that is no longer wanted is given up in the session that kept it', async () => {
    const { url } = await broker();
    const before = started({ settings: { url, filter: 'fleet/old' } });
    await before.reaches('live');
    await before.source.stop();
    const after = started({ settings: { url, filter: 'fleet/new', previousFilter: 'fleet/old' } });
    await after.reaches('live');
    const publisher = await openPublisher(url);
    await publisher.publishAsync('fleet/old', 'unwanted', { qos: 1 });
    await publisher.publishAsync('fleet/new', 'wanted', { qos: 1 });
    await publisher.endAsync();
    await vi.waitFor(() => expect(after.stored).toContain('wanted'), minute);
    expect(after.stored).toEqual(['wanted']);
  });
});
