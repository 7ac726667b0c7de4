import { afterEach, expect, test, vi } from 'vitest';
import { type Mosquitto, type MosquittoOptions, startMosquitto } from '../support/mosquitto';
import { type SourceOptions, sourceUnderTest } from '../support/mqtt-source';
import { needs } from '../support/need';
import { openPublisher } from '../support/publisher';
import { startProxy, type TcpProxy } from '../support/tcp-proxy';
import type { WatchedSource } from '../support/watched-source';

const patient = { timeout: 20_000, interval: 5 };

needs('mosquitto')('signing in and what comes with messages', () => {
  const ends: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function broker(options?: MosquittoOptions): Promise<Mosquitto> {
    const started = await startMosquitto(options);
    ends.push(started.stop);
    return started;
  }

  async function cuttable(target: number): Promise<TcpProxy & { url: string }> {
    const proxy = await startProxy({ target });
    ends.push(proxy.close);
    return { ...proxy, url: `mqtt://127.0.0.1:${proxy.port}` };
  }

  function started(settings: SourceOptions['settings']): WatchedSource {
    const opened = sourceUnderTest({ settings });
    ends.push(opened.source.stop);
    opened.source.start();
    return opened;
  }

  test.each([4, 5] as const)(
    'a login that is wrong is told in words and asked for again, version %i',
    async (version) => {
      const { url } = await broker({ users: { fleet: 'right' } });
      let count = 0;
      // Whoever mends the file need not restart anything.
      const credentials = async () => ({ username: 'fleet', password: ++count < 3 ? 'wrong' : 'right' });
      const { reaches, source } = started({
        ...{ url, clientId: 'id-42-01', protocolVersion: version, qos: 2, credentials },
        refusalHints: { signIn: { 135: 'The password changes every month.' }, subscribe: { 135: 'No such topic.' } },
      });
      expect((await reaches('waiting')).error).toContain(
        'this client is not authorised. The password changes every month.',
      );
      expect(await reaches('live')).toMatchObject({
        error: null,
        details: { grantedQos: 2, protocolVersion: version },
      });
      expect(count).toBe(3);
      expect(source.state().credentials).toEqual([{ name: 'password', expiresAt: null }]);
    },
  );

  test('a connection that was cut is made again with a new token', async () => {
    const proxy = await cuttable((await broker()).port);
    let count = 0;
    const credentials = async () => ({ username: `token-${++count}`, expiresAt: count });
    const { reaches, source } = started({ url: proxy.url, credentials });
    await reaches('live');
    expect(source.state().credentials).toEqual([{ name: 'access token', expiresAt: 1 }]);
    proxy.resetAll();
    await reaches('waiting');
    expect((await reaches('live')).reconnects).toBe(1);
    expect(source.state().credentials).toEqual([{ name: 'access token', expiresAt: count }]);
    expect(count).toBeGreaterThan(1);
  });

  test('a password alone passes a real broker of MQTT 5, and messages follow', async () => {
    const { url } = await broker();
    const { reaches, stored } = started({ url, credentials: async () => ({ password: 'eyJ'.padEnd(1_500, 'x') }) });
    await reaches('live');
    const publisher = await openPublisher(url);
    ends.push(() => publisher.endAsync());
    await publisher.publishAsync('fleet/1', 'after a token', { qos: 1 });
    await vi.waitFor(() => expect(stored).toEqual(['after a token']), patient);
  });

  test('user properties go with SUBSCRIBE, and come with PUBLISH', async () => {
    const { url } = await broker();
    const { reaches, messages } = started({ url, subscribeProperties: { 'content-mode': 'binary' } });
    await reaches('live');
    const publisher = await openPublisher(url);
    ends.push(() => publisher.endAsync());
    const properties = {
      contentType: 'application/json',
      userProperties: { id: 'e-1', type: 'io.drogue.event.v1', source: 'drogue://fleet/box%201' },
    };
    await publisher.publishAsync('fleet/1', '{"temp":42}', { qos: 1, properties });
    await vi.waitFor(() => expect(messages).toHaveLength(1), patient);
    expect(messages[0]).toMatchObject({
      contentType: 'application/json',
      properties: { id: 'e-1', type: 'io.drogue.event.v1', source: 'drogue://fleet/box%201' },
    });
    expect(messages[0]?.delivery).toBe(undefined);
  });

  test.each([4, 5] as const)(
    'how a message came is noted where it is not a first delivery at QoS 1, version %i',
    async (version) => {
      const { url, port } = await broker();
      const proxy = await cuttable(port);
      const opened = started({ url: proxy.url, qos: 2, protocolVersion: version });
      await opened.reaches('live');
      const publisher = await openPublisher(url);
      ends.push(() => publisher.endAsync());
      for (const qos of [1, 2] as const) await publisher.publishAsync('fleet/1', `QoS ${qos}`, { qos });
      await vi.waitFor(() => expect(opened.stored).toEqual(['QoS 1', 'QoS 2']), patient);
      expect(opened.messages.map(({ delivery }) => delivery)).toEqual([undefined, { qos: 2, repeated: false }]);
      opened.stallDatabase();
      // The two before were offered together or apart.
      const offers = opened.offered.length;
      await publisher.publishAsync('fleet/1', 'again', { qos: 2 });
      await vi.waitFor(() => expect(opened.offered).toHaveLength(offers + 1), patient);
      proxy.resetAll();
      await opened.reaches('waiting');
      opened.mendDatabase();
      // Stored, but PUBREC had no connection to go by: the broker cannot know and sends it again.
      await vi.waitFor(() => expect(opened.stored.slice(2)).toEqual(['again', 'again']), patient);
      expect(opened.messages.at(-1)?.delivery).toEqual({ qos: 2, repeated: true });
    },
  );
});
