import { afterEach, beforeEach, vi } from 'vitest';
import { type FakeBroker, type FakeConnection, startFakeBroker } from '../../support/fake-broker';
import { type SourceOptions, sourceUnderTest } from '../../support/mqtt-source';
import type { WatchedSource } from '../../support/watched-source';

export type Overrides = Omit<SourceOptions, 'settings'> & { settings?: Partial<SourceOptions['settings']> };

/** Gives each test of a file a fake broker of its own, and ends the sources it starts on it. */
export function onFakeBroker() {
  const opened: WatchedSource[] = [];
  let broker: FakeBroker;

  beforeEach(async () => {
    broker = await startFakeBroker();
  });

  afterEach(async () => {
    for (const { source, mendDatabase } of opened.splice(0)) {
      mendDatabase();
      await source.stop();
    }
    await broker.stop();
  });

  return {
    broker: () => broker,
    start({ settings, ...rest }: Overrides = {}): WatchedSource {
      const underTest = sourceUnderTest({ settings: { url: broker.url, ...settings }, ...rest });
      opened.push(underTest);
      underTest.source.start();
      return underTest;
    },
    /** Waits for the connection with this number, from 0, and accepts it and its subscription. */
    async accepted(index: number, options?: Parameters<FakeConnection['accept']>[0]): Promise<FakeConnection> {
      const connection = await broker.connection(index);
      await connection.accept(options);
      return connection;
    },
  };
}

export function publish(connection: FakeConnection, messageId: number, payload: string, qos: 0 | 1 | 2 = 1): void {
  const packet = { cmd: 'publish', topic: 'fleet/1', payload, qos, dup: false, retain: false } as const;
  connection.send(qos === 0 ? packet : { ...packet, messageId });
}

export const idsOf = (connection: FakeConnection, kind: 'puback' | 'pubrec' | 'pubcomp') =>
  connection.receivedOf(kind).map((acknowledgement) => acknowledgement.messageId);

/** Waits until an expectation holds. */
export const eventually = (expectation: () => void) => vi.waitFor(expectation, { timeout: 10_000, interval: 2 });
