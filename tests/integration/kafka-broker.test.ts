import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from 'kafkajs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { TestStep } from '../../server/contract/connections';
import type { KafkaCredentials, KafkaSettings } from '../../server/transports/kafka/kafka-settings';
import { type Authority, makeAuthority } from '../support/certificates';
import { type KafkaBroker, kafkaUsers, startKafka } from '../support/kafka';
import { type KafkaSourceUnderTest, kafkaSourceUnderTest } from '../support/kafka-source';
import { type KafkaTopics, openTopics } from '../support/kafka-topics';
import { needs } from '../support/need';
import { patient } from '../support/patience';

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

needs('java', 'mvn')('signing in at Apache Kafka', () => {
  let authority: Authority;
  let broker: KafkaBroker;
  let topics: KafkaTopics;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    authority = await makeAuthority();
    broker = await startKafka({ tls: await authority.signServer() });
    topics = await openTopics(broker.open);
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(async () => {
    await topics?.close();
    await broker?.remove();
  });

  const as = (username: keyof typeof kafkaUsers, mechanism: KafkaCredentials['mechanism'] = 'scram-sha-512') => ({
    credentials: async () => ({ mechanism, username, password: kafkaUsers[username] }),
  });
  const mayRead = (resourceType: AclResourceTypes, resourceName: string) => ({
    resourceType,
    resourceName,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    principal: 'User:reader',
    host: '*',
    operation: AclOperationTypes.READ,
    permissionType: AclPermissionTypes.ALLOW,
  });
  const trusted = () => ({ isSecure: true, ca: async () => authority.certificate });

  function opened(settings: Partial<KafkaSettings> & { brokers: string[]; topic: string }): KafkaSourceUnderTest {
    const made = kafkaSourceUnderTest(settings);
    ends.push(made.source.stop);
    return made;
  }

  function started(settings: Partial<KafkaSettings> & { brokers: string[]; topic: string }): KafkaSourceUnderTest {
    const made = opened(settings);
    made.source.start();
    return made;
  }

  async function stepsOf({ source }: KafkaSourceUnderTest): Promise<Record<string, TestStep>> {
    let last: readonly TestStep[] = [];
    await source.test((steps) => {
      last = steps;
    }, new AbortController().signal);
    return Object.fromEntries(last.map((step) => [step.name, step]));
  }

  test.each(mechanisms)('%s signs in, with TLS and without', async (mechanism) => {
    const topic = await topics.make();
    await topics.write(topic, ['one', 'two']);
    const plain = started({ brokers: [broker.signIn], topic, ...as('fleet', mechanism) });
    const secure = started({ brokers: [broker.secure], topic, ...as('fleet', mechanism), ...trusted() });
    await Promise.all([plain.stores(2), secure.stores(2)]);
    expect([plain.stored, secure.stored]).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
    expect(secure.phases()).toEqual(['connecting', 'signing-in', 'subscribing', 'live']);
    expect(secure.source.state()).toMatchObject({
      error: null,
      reconnects: 0,
      details: { groupId: secure.groupId, signsInAs: 'fleet' },
    });
    expect(secure.source.state().credentials.map(({ name }) => name)).toEqual(['certificate authority', 'password']);
  });

  test.each(mechanisms)('a wrong password for %s blocks in words, and the right one ends that', async (mechanism) => {
    const topic = await topics.make();
    let password = 'wrong';
    const credentials = async () => ({ mechanism, username: 'fleet', password });
    const startedAt = Date.now();
    const { reaches, logged } = started({ brokers: [broker.signIn], topic, credentials });
    const { error, nextAttemptAt } = await reaches('blocked');
    expect(error).toContain('user name or password is wrong');
    expect(nextAttemptAt).toBeGreaterThan(startedAt);
    password = kafkaUsers.fleet;
    expect(await reaches('live')).toMatchObject({ error: null });
    expect(logged.join('')).not.toContain(kafkaUsers.fleet);
  });

  test('secrets that cannot be read are told, and read anew', async () => {
    const topic = await topics.make();
    let isThere = false;
    const credentials = async (): Promise<KafkaCredentials> => {
      if (!isThere) throw new Error('KAFKA_PASSWORD_FILE: expected a file, found none at /run/secrets/kafka');
      return as('fleet').credentials();
    };
    const { reaches } = started({ brokers: [broker.signIn], topic, credentials });
    expect((await reaches('waiting')).error).toContain('KAFKA_PASSWORD_FILE');
    isThere = true;
    await reaches('live');
  });

  test('an authority that is not trusted is told in words', async () => {
    const topic = await topics.make();
    const stranger = await makeAuthority('Somebody else');
    const ca = async () => stranger.certificate;
    const { reaches } = started({ brokers: [broker.secure], topic, ...as('fleet'), isSecure: true, ca });
    expect((await reaches('waiting')).error).toMatch(/authority that signed|not signed by the CA/);
  });

  test('a topic or group this user may not read blocks, naming which', async () => {
    const topic = await topics.make();
    const { reaches, groupId } = started({ brokers: [broker.signIn], topic, ...as('reader') });
    expect((await reaches('blocked')).error).toContain('may not read the topic');
    await topics.admin.createAcls({ acl: [mayRead(AclResourceTypes.TOPIC, topic)] });
    await vi.waitFor(
      async () => expect((await reaches('blocked')).error).toContain('may not use this group id'),
      patient,
    );
    await topics.admin.createAcls({ acl: [mayRead(AclResourceTypes.GROUP, groupId)] });
    expect(await reaches('live')).toMatchObject({ error: null });
  });

  test('a topic that does not exist is waited for, and not made', async () => {
    const { reaches } = started({ brokers: [broker.open], topic: 'not-there' });
    expect((await reaches('waiting')).error).toContain('does not exist');
    expect(await topics.admin.listTopics()).not.toContain('not-there');
  });

  test('a broker that is not there is told in words and tried again', async () => {
    const { reaches } = started({ brokers: ['127.0.0.1:1'], topic: 'fleet' });
    expect((await reaches('waiting')).error).toContain('ECONNREFUSED');
    await reaches('connecting');
  });

  test('a broker may be given by its address of IPv6, in brackets', async () => {
    const topic = await topics.make();
    await topics.write(topic, ['one']);
    const port = broker.open.slice(broker.open.indexOf(':') + 1);
    const { stores } = started({ brokers: [`[::ffff:127.0.0.1]:${port}`], topic });
    await stores(1);
  });

  test('the connection test goes through every step and leaves the live group alone', async () => {
    const topic = await topics.make(2);
    await topics.write(topic, ['old', 'newest'], 1);
    const live = started({ brokers: [broker.secure], topic, ...as('fleet'), ...trusted() });
    await live.stores(2);
    const { memberId } = live.source.state().details;
    const steps = await stepsOf(live);
    expect(Object.values(steps).map(({ state }) => state)).toEqual(Array(6).fill('passed'));
    expect(steps.tls?.detail).toContain('TLSv1.3');
    expect(steps['sign-in']?.detail).toBe('as fleet, by scram-sha-512');
    expect(steps.subscribe?.detail).toBe(`topic ${topic} has 2 partitions; group ${live.groupId} has 1 member now`);
    expect(steps['first-message']?.detail).toContain('6 bytes at offset 1 of partition 1');
    expect(live.source.state().details.memberId).toBe(memberId);
    expect(live.stored).toEqual(['old', 'newest']);
    const { groups } = await topics.admin.listGroups();
    expect(groups.filter(({ groupId }) => groupId.startsWith(`${live.groupId}.test`))).toEqual([]);
  });

  test('a user who may use one group only has that group described and no record read', async () => {
    const topic = await topics.make();
    const source = opened({ brokers: [broker.signIn], topic, ...as('reader', 'plain') });
    await topics.admin.createAcls({
      acl: [mayRead(AclResourceTypes.TOPIC, topic), mayRead(AclResourceTypes.GROUP, source.groupId)],
    });
    const steps = await vi.waitFor(async () => {
      const tried = await stepsOf(source);
      expect(tried.subscribe?.state).toBe('passed');
      return tried;
    }, patient);
    expect(steps['first-message']).toMatchObject({ state: 'skipped' });
    expect(steps['first-message']?.detail).toContain('may use no group but');
  });

  test('the connection test names the step that fails and skips the rest', async () => {
    const topic = await topics.make();
    const credentials = async (): Promise<KafkaCredentials> => ({
      mechanism: 'plain',
      username: 'fleet',
      password: 'wrong',
    });
    const steps = await stepsOf(opened({ brokers: [broker.signIn], topic, credentials }));
    expect(steps['sign-in']).toMatchObject({ state: 'failed' });
    expect(steps['sign-in']?.detail).toContain('user name or password is wrong');
    expect(steps.subscribe?.state).toBe('skipped');
    const unreachable = await stepsOf(opened({ brokers: ['127.0.0.1:1'], topic }));
    expect(unreachable.tcp?.detail).toContain('ECONNREFUSED');
  });
});
