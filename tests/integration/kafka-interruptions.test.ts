import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { KafkaLimits } from '../../server/transports/kafka/kafka-settings';
import { freePort } from '../support/free-port';
import { type KafkaBroker, startKafka } from '../support/kafka';
import { type Member, startMember } from '../support/kafka-members';
import { type KafkaSourceUnderTest, kafkaSourceUnderTest } from '../support/kafka-source';
import { type KafkaTopics, openTopics } from '../support/kafka-topics';
import { needs } from '../support/need';
import { patient } from '../support/patience';
import { startProxy, type TcpProxy } from '../support/tcp-proxy';

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `record ${from + index}`);

needs('java', 'mvn')('interruptions of Apache Kafka', () => {
  let broker: KafkaBroker;
  let proxy: TcpProxy;
  let topics: KafkaTopics;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const proxiedPort = await freePort();
    proxy = await startProxy({ target: proxiedPort });
    broker = await startKafka({ proxiedPort, advertisedPort: proxy.port });
    topics = await openTopics(broker.open);
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(async () => {
    await topics?.close();
    await proxy?.close();
    await broker?.remove();
  });

  function started(topic: string, limits?: Partial<KafkaLimits>, address = broker.open): KafkaSourceUnderTest {
    const made = kafkaSourceUnderTest({ brokers: [address], topic }, limits);
    ends.push(made.source.stop);
    made.source.start();
    return made;
  }

  test.each(['stop', 'kill'] as const)(
    'a broker that is gone (%s) and back loses and disorders nothing',
    async (way) => {
      const topic = await topics.make();
      await topics.write(topic, numbered(2_000));
      const made = started(topic, { chunkCount: 50 });
      await made.stores(200);
      await broker[way]();
      expect((await made.reaches('waiting')).nextAttemptAt).toBeGreaterThan(0);
      await broker.start();
      await topics.write(topic, numbered(500, 2_000));
      await vi.waitFor(() => expect(new Set(made.stored).size).toBe(2_500), patient);
      expect([...new Set(made.stored)]).toEqual(numbered(2_500));
      // At most the chunk that was committed when its offset could not be.
      expect(made.stored.length - 2_500).toBeLessThanOrEqual(50);
      await vi.waitFor(
        () => expect(made.source.state()).toMatchObject({ phase: 'live', error: null, reconnects: 1 }),
        patient,
      );
    },
  );

  test('connections cut by the network are made again, and nothing is lost', async () => {
    const topic = await topics.make();
    const made = started(topic, { chunkCount: 20 }, broker.proxied);
    await made.reaches('live');
    for (let round = 0; round < 5; round++) {
      await topics.write(topic, numbered(200, round * 200));
      await made.stores(round * 200 + 20);
      proxy.resetAll();
    }
    await vi.waitFor(() => expect(new Set(made.stored).size).toBe(1_000), patient);
    expect([...new Set(made.stored)]).toEqual(numbered(1_000));
  });

  test('a consumer that stands still is made anew', async () => {
    const topic = await topics.make();
    const made = started(topic, { stalledAfterMs: 1_500, answerWithinMs: 60_000, stopWithinMs: 500 }, broker.proxied);
    await made.reaches('live');
    proxy.pause();
    await topics.write(topic, ['behind the wall']);
    const { error } = await made.reaches('waiting');
    expect(error).toContain('stood still');
    proxy.resume();
    await made.stores(1);
    expect(made.source.state()).toMatchObject({ phase: 'live', error: null, reconnects: 1 });
  });

  test('partitions go from process to process in the middle of a batch, and only what was not committed comes twice', async () => {
    // More than one process commits while another starts, even on a busy machine.
    const [partitions, each, chunkCount] = [4, 8_000, 50];
    const topic = await topics.make(partitions);
    for (let partition = 0; partition < partitions; partition++) await topics.write(topic, numbered(each), partition);
    const groupId = `${topic}-group`;
    const member = (): Member => {
      const made = startMember({ broker: broker.open, topic, groupId, commitMs: 25, chunkCount });
      ends.push(made.kill);
      return made;
    };
    const first = member();
    await vi.waitFor(() => expect(first.chunks.length).toBeGreaterThan(2), patient);
    const second = member();
    await vi.waitFor(() => expect(second.chunks.length).toBeGreaterThan(10), patient);
    const key = ([partition, offset]: [number, number]) => `${partition}/${offset}`;
    const all = () => [...first.chunks, ...second.chunks].flat().map(key);
    const doubled = () => all().length - new Set(all()).size;
    expect(all().length).toBeLessThan(partitions * each);
    // Both finish their chunk and commit its offset before they join anew.
    expect(doubled()).toBe(0);
    await first.kill();
    expect(all().length).toBeLessThan(partitions * each);
    await vi.waitFor(() => expect(new Set(all()).size).toBe(partitions * each), { timeout: 90_000, interval: 100 });
    // The killed process had a chunk of two partitions under way at most.
    expect(doubled()).toBeLessThanOrEqual(2 * chunkCount);
    for (const { chunks } of [first, second])
      for (let partition = 0; partition < partitions; partition++) {
        const offsets = chunks.flat().flatMap(([of, offset]) => (of === partition ? [offset] : []));
        expect(offsets).toEqual([...offsets].sort((one, other) => one - other));
      }
  });
});
