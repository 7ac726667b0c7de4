import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Mosquitto, startMosquitto } from '../support/mosquitto';
import { type SourceOptions, sourceUnderTest } from '../support/mqtt-source';
import { needs } from '../support/need';
import { openPublisher } from '../support/publisher';
import { startProxy, type TcpProxy } from '../support/tcp-proxy';
import type { WatchedSource } from '../support/watched-source';

type Overrides = Omit<SourceOptions, 'settings'> & { settings?: Partial<SourceOptions['settings']> };

const minute = { timeout: 60_000, interval: 5 };

needs('mosquitto')('delivery by a real broker', () => {
  let broker: Mosquitto;
  let proxy: TcpProxy;
  let underTest: WatchedSource | null;

  beforeEach(async () => {
    broker = await startMosquitto({ maxInflight: 500 });
    proxy = await startProxy({ target: broker.port });
    underTest = null;
  });

  afterEach(async () => {
    underTest?.mendDatabase();
    await underTest?.source.stop();
    await proxy.close();
    await broker.stop();
  });

  async function live(options: Overrides): Promise<WatchedSource> {
    const opened = sourceUnderTest({
      ...options,
      settings: { url: `mqtt://127.0.0.1:${proxy.port}`, ...options.settings },
    });
    underTest = opened;
    opened.source.start();
    await opened.reaches('live');
    return opened;
  }

  async function publish(count: number, qos: 1 | 2, size = 0, url = broker.url, first = 0): Promise<void> {
    const publisher = await openPublisher(url);
    const rest = '.'.repeat(size);
    let next = first;
    const publishNext = async (): Promise<void> => {
      while (next < first + count) {
        const index = next++;
        await publisher.publishAsync(`fleet/${index % 100}`, `${index}${rest}`, { qos });
      }
    };
    await Promise.all(Array.from({ length: 10 }, publishNext));
    await publisher.endAsync();
  }

  /** Waits for every message and returns how many came more than once. */
  async function allStored({ stored }: WatchedSource, count: number): Promise<number> {
    await vi.waitFor(() => expect(new Set(stored).size).toBe(count), minute);
    return stored.length - count;
  }

  describe.each([
    [4, 1],
    [5, 1],
    [4, 2],
    [5, 2],
  ] as const)('MQTT version %i, QoS %i', (protocolVersion, qos) => {
    test('a network that resets connections loses none of 20,000 messages', async () => {
      const count = 20_000;
      const opened = await live({ settings: { protocolVersion, qos } });
      const published = publish(count, qos);
      for (let resets = 1; resets <= 12; resets++) {
        await vi.waitFor(() => expect(opened.stored.length).toBeGreaterThan(resets * 1_500), minute);
        await vi.waitFor(() => expect(proxy.connections()).toBeGreaterThanOrEqual(resets), minute);
        proxy.resetAll();
      }
      await published;
      await allStored(opened, count);
      await vi.waitFor(() => expect(proxy.connections()).toBeGreaterThan(12), minute);
      await vi.waitFor(() => expect(opened.source.state().pending).toBe(0), minute);
    });

    test('a database that fails again and again loses none and repeats none', async () => {
      const rounds = 5;
      const each = 1_000;
      const opened = await live({ settings: { protocolVersion, qos } });
      for (let round = 0; round < rounds; round++) {
        const published = publish(each, qos, 0, broker.url, round * each);
        await vi.waitFor(() => expect(opened.stored.length).toBeGreaterThan(round * each), minute);
        opened.breakDatabase();
        // More than the broker has in flight, so that there is something to offer however quick the last were.
        const more = publish(each, qos, 0, broker.url, (rounds + round) * each);
        const tries = opened.offered.length;
        await vi.waitFor(() => expect(opened.offered.length).toBeGreaterThan(tries + 5), minute);
        opened.mendDatabase();
        await Promise.all([published, more]);
      }
      expect(await allStored(opened, 2 * rounds * each)).toBe(0);
    });

    test('what comes while the source is away waits for it', async () => {
      const opened = await live({ settings: { protocolVersion, qos } });
      await opened.source.stop();
      await publish(1_000, qos);
      opened.source.start();
      expect(await allStored(opened, 1_000)).toBe(0);
      expect((await opened.reaches('live')).details).toMatchObject({ isSessionPresent: true, grantedQos: qos });
    });
  });

  test('a database that stands still costs bounded memory, and nothing is lost', async () => {
    const count = 10_000;
    const size = 10_000;
    // MQTT 3.1.1 cannot tell the broker how much to send at once: only an unread connection holds it back.
    const opened = await live({ settings: { protocolVersion: 4 }, limits: { pendingCount: 500 } });
    opened.stallDatabase();
    await publish(count, 1, size);
    expect(opened.source.state().pending).toBeLessThanOrEqual(500);
    expect(process.memoryUsage().arrayBuffers).toBeLessThan((count * size) / 2);
    opened.mendDatabase();
    expect(await allStored(opened, count)).toBe(0);
  });

  test('a bound of bytes holds large messages back as well', async () => {
    const opened = await live({ limits: { pendingBytes: 1_000_000 } });
    opened.stallDatabase();
    await publish(500, 1, 100_000);
    expect(opened.source.state().pending).toBeLessThanOrEqual(10);
    opened.mendDatabase();
    expect(await allStored(opened, 500)).toBe(0);
  });

  test('a database that stands still through many keepalives neither drops the connection nor loses', async () => {
    const talkative = await startMosquitto({ maxInflight: 500, configuration: ['log_type debug'] });
    const opened = await live({
      settings: { url: talkative.url, protocolVersion: 4 },
      // A broker hangs up after one and a half: time enough for a machine that holds us up.
      limits: { pendingCount: 200, keepaliveSeconds: 3 },
    });
    opened.stallDatabase();
    await publish(3_000, 1, 2_000, talkative.url);
    const pings = () => talkative.output().match(/Received PINGREQ from motorcade-test/g)?.length ?? 0;
    await vi.waitFor(() => expect(pings()).toBeGreaterThan(5), minute);
    opened.mendDatabase();
    expect(await allStored(opened, 3_000)).toBe(0);
    expect(opened.phases().filter((phase) => phase === 'live')).toHaveLength(1);
    await opened.source.stop();
    await talkative.stop();
  });
});
