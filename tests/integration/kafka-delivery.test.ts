import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { KafkaLimits, KafkaSettings } from '../../server/transports/kafka/kafka-settings';
import { type KafkaBroker, startKafka } from '../support/kafka';
import { type KafkaSourceUnderTest, kafkaSourceUnderTest } from '../support/kafka-source';
import { type KafkaTopics, openTopics } from '../support/kafka-topics';
import { needs } from '../support/need';
import { patient } from '../support/patience';

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `record ${from + index}`);

needs('java', 'mvn')('delivery by Apache Kafka', () => {
  let broker: KafkaBroker;
  let topics: KafkaTopics;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    broker = await startKafka();
    topics = await openTopics(broker.open);
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(async () => {
    await topics?.close();
    await broker?.remove();
  });

  function started(
    settings: Partial<KafkaSettings> & { topic: string },
    limits?: Partial<KafkaLimits>,
  ): KafkaSourceUnderTest {
    const made = kafkaSourceUnderTest({ brokers: [broker.open], ...settings }, limits);
    ends.push(made.source.stop);
    made.source.start();
    return made;
  }

  /** Resolves when the group's committed offset of partition 0 is this one. */
  const commits = (groupId: string, topic: string, offset: string) =>
    vi.waitFor(async () => expect((await topics.committed(groupId, topic))[0]).toBe(offset), patient);

  test('a record becomes a message with its time, key, headers and place; a tombstone an empty one', async () => {
    const topic = await topics.make();
    await topics.write(topic, [
      { key: 'VIN1', value: '{"a":1}', timestamp: '1700000000000', headers: { brand: 'BMW', trace: ['a', 'b'] } },
      { key: 'VIN1', value: null, timestamp: '1700000000001' },
      { value: 'no key' },
    ]);
    const { messages, stores } = started({ topic });
    await stores(3);
    const [first, tombstone, plain] = messages;
    expect(first).toMatchObject({
      topic,
      payload: Buffer.from('{"a":1}'),
      recordedAt: 1_700_000_000_000,
      properties: { brand: 'BMW', trace: 'a, b' },
      delivery: { partition: 0, offset: '0', key: 'VIN1' },
    });
    expect(tombstone).toMatchObject({ payload: Buffer.alloc(0), delivery: { offset: '1', key: 'VIN1' } });
    expect(plain?.delivery).toEqual({ partition: 0, offset: '2' });
    expect(plain?.recordedAt).toBeGreaterThan(Date.now() - 60_000);
  });

  test('the offset is committed only after the messages are, chunk by chunk', async () => {
    const topic = await topics.make();
    await topics.write(topic, numbered(25));
    const made = kafkaSourceUnderTest({ brokers: [broker.open], topic }, { chunkCount: 10 });
    ends.push(made.source.stop);
    made.stallDatabase();
    made.source.start();
    await vi.waitFor(() => expect(made.offered).toEqual([10]), patient);
    expect(await topics.committed(made.groupId, topic)).toEqual(['-1']);
    expect(made.source.state()).toMatchObject({
      pending: 25,
      lastAcknowledgedAt: null,
      oldestPendingAt: expect.any(Number),
    });
    made.mendDatabase();
    await made.stores(25);
    await commits(made.groupId, topic, '25');
    expect(made.offered).toEqual([10, 10, 5]);
    await vi.waitFor(() => expect(made.source.state().pending).toBe(0), patient);
  });

  test('chunks end at their bytes as well', async () => {
    const topic = await topics.make();
    await topics.write(topic, Array(6).fill('x'.repeat(400)));
    const { stores, offered } = started({ topic }, { chunkBytes: 1_000 });
    await stores(6);
    expect(Math.max(...offered)).toBe(2);
  });

  test('while the database is away the same chunk is held beyond the session, in order, by the same member', async () => {
    const topic = await topics.make(2);
    await topics.write(topic, numbered(30), 0);
    await topics.write(topic, ['other'], 1);
    const made = kafkaSourceUnderTest({ brokers: [broker.open], topic }, { chunkCount: 10 });
    ends.push(made.source.stop);
    made.breakDatabase();
    made.source.start();
    await made.reaches('live');
    const { memberId } = made.source.state().details;
    await vi.waitFor(() => expect(made.source.state().error).toContain('cannot be stored'), patient);
    const brokenAt = Date.now();
    // Two sessions of 1.5 s.
    await vi.waitFor(() => expect(Date.now() - brokenAt).toBeGreaterThan(3_000), patient);
    expect(made.source.state()).toMatchObject({ phase: 'live', details: { memberId } });
    expect(made.stored).toEqual([]);
    made.mendDatabase();
    await made.stores(31);
    expect(made.stored.filter((text) => text !== 'other')).toEqual(numbered(30));
    await vi.waitFor(() => expect(made.source.state()).toMatchObject({ error: null, reconnects: 0 }), patient);
    expect(made.phases().filter((phase) => phase === 'live')).toHaveLength(1);
    expect(made.logged.filter((line) => line.includes('cannot be stored'))).toHaveLength(1);
    await commits(made.groupId, topic, '30');
  });

  test('a commit that takes longer than a session keeps the group', async () => {
    const topic = await topics.make();
    await topics.write(topic, numbered(5));
    const made = kafkaSourceUnderTest({ brokers: [broker.open], topic });
    ends.push(made.source.stop);
    made.stallDatabase();
    made.source.start();
    await vi.waitFor(() => expect(made.offered).toEqual([5]), patient);
    const stalledAt = Date.now();
    await vi.waitFor(() => expect(Date.now() - stalledAt).toBeGreaterThan(3_000), patient);
    made.mendDatabase();
    await made.stores(5);
    await commits(made.groupId, topic, '5');
    expect(made.offered).toEqual([5]);
  });

  test('stopping finishes the commit under way and commits its offset; starting goes on behind it', async () => {
    const topic = await topics.make();
    await topics.write(topic, numbered(20));
    const made = kafkaSourceUnderTest({ brokers: [broker.open], topic }, { chunkCount: 10 });
    made.stallDatabase();
    made.source.start();
    await vi.waitFor(() => expect(made.offered).toEqual([10]), patient);
    const stopped = made.source.stop();
    made.mendDatabase();
    await stopped;
    expect(made.source.state()).toMatchObject({ phase: 'stopped', pending: 0 });
    expect(made.stored).toEqual(numbered(10));
    expect(await topics.committed(made.groupId, topic)).toEqual(['10']);
    ends.push(made.source.stop);
    made.source.start();
    await made.stores(20);
    expect(made.stored).toEqual(numbered(20));
  });

  test('a new group begins at the first record, or at the end, as configured', async () => {
    const topic = await topics.make(2);
    await topics.write(topic, numbered(3), 0);
    const all = started({ topic, fromBeginning: true });
    const late = started({ topic, fromBeginning: false });
    await all.stores(3);
    await late.reaches('live');
    await vi.waitFor(async () => expect(await topics.committed(late.groupId, topic)).toEqual(['3', '0']), patient);
    await late.source.stop();
    await topics.write(topic, ['while away'], 1);
    late.source.start();
    await late.stores(1);
    expect(late.stored).toEqual(['while away']);
    expect(all.stored.slice(0, 3)).toEqual(numbered(3));
  });

  test.each([true, false])(
    'an expired offset goes on at the earliest record kept, fromBeginning %s',
    async (fromBeginning) => {
      const topic = await topics.make();
      const made = started({ topic, fromBeginning });
      await made.reaches('live');
      await topics.write(topic, numbered(10));
      await made.stores(10);
      await made.source.stop();
      await topics.write(topic, numbered(90, 10));
      await topics.expireBefore(topic, '40');
      made.source.start();
      await made.stores(70);
      expect(made.stored).toEqual([...numbered(10), ...numbered(60, 40)]);
      await commits(made.groupId, topic, '100');
      const words = `partition 0 of ${topic}: offsets 10 to 39 are lost`;
      await vi.waitFor(() => expect(String(made.source.state().details.notice)).toContain(words), patient);
      expect(made.logged.join('')).toContain(words);
    },
  );

  test('records that expire while the database is away are told, and what is kept is not skipped', async () => {
    const topic = await topics.make();
    const made = started({ topic, fromBeginning: false }, { chunkCount: 10 });
    await made.reaches('live');
    await vi.waitFor(async () => expect(await topics.committed(made.groupId, topic)).toEqual(['0']), patient);
    made.breakDatabase();
    await topics.write(topic, ['first']);
    await vi.waitFor(() => expect(made.offered.length).toBeGreaterThan(0), patient);
    await topics.write(topic, numbered(50, 1));
    await topics.expireBefore(topic, '21');
    made.mendDatabase();
    await made.stores(31);
    expect(made.stored).toEqual(['first', ...numbered(30, 21)]);
    await vi.waitFor(
      () => expect(String(made.source.state().details.notice)).toContain('offsets 1 to 20 are lost'),
      patient,
    );
  });

  test('lag by partition is the end of the log minus what is committed', async () => {
    const topic = await topics.make(3);
    await topics.write(topic, numbered(4), 0);
    await topics.write(topic, numbered(2), 2);
    const made = kafkaSourceUnderTest({ brokers: [broker.open], topic });
    ends.push(made.source.stop);
    made.breakDatabase();
    made.source.start();
    const lags = () => made.source.state().partitions?.map(({ partition, lag }) => [partition, lag]);
    const totals = () => lags()?.map(([, lag]) => lag);
    await vi.waitFor(() => expect(totals()).toEqual([4, 0, 2]), patient);
    made.mendDatabase();
    await vi.waitFor(() => expect(totals()).toEqual([0, 0, 0]), patient);
    expect(made.source.state().partitions?.[0]).toEqual({ partition: 0, committed: '4', end: '4', lag: 0 });
    await made.source.stop();
    expect(made.source.state().partitions).toEqual([]);
  });
});
