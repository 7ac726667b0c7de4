import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeBroker, type FakeConnection, startFakeBroker } from '../../support/fake-broker';
import { freePort } from '../../support/free-port';
import { type SourceOptions, type SourceUnderTest, sourceUnderTest } from '../../support/mqtt-source';

type Overrides = Omit<SourceOptions, 'settings'> & { settings?: Partial<SourceOptions['settings']> };

let broker: FakeBroker;
let opened: SourceUnderTest[];

beforeEach(async () => {
  broker = await startFakeBroker();
  opened = [];
});

afterEach(async () => {
  for (const { source, mendDatabase } of opened) {
    mendDatabase();
    await source.stop();
  }
  await broker.stop();
});

function start({ settings, ...rest }: Overrides = {}): SourceUnderTest {
  const underTest = sourceUnderTest({ settings: { url: broker.url, ...settings }, ...rest });
  opened.push(underTest);
  underTest.source.start();
  return underTest;
}

function publish(connection: FakeConnection, messageId: number, payload: string, qos: 0 | 1 | 2 = 1): void {
  connection.send({
    cmd: 'publish',
    topic: 'fleet/1',
    payload,
    qos,
    dup: false,
    retain: false,
    ...(qos > 0 ? { messageId } : {}),
  });
}

const idsOf = (connection: FakeConnection, kind: 'puback' | 'pubrec' | 'pubcomp') =>
  connection.receivedOf(kind).map((packet) => packet.messageId);

/** Waits until an expectation holds. */
const eventually = (expectation: () => void) => vi.waitFor(expectation, { timeout: 10_000, interval: 2 });

async function accepted(index: number, options?: Parameters<FakeConnection['accept']>[0]): Promise<FakeConnection> {
  const connection = await broker.connection(index);
  await connection.accept(options);
  return connection;
}

describe('connecting', () => {
  test('client id, filter and session settings reach the broker as they were written', async () => {
    const { reaches } = start({ settings: { clientId: 'id-42-00', filter: '$share/app/live/level13/app' } });
    const connection = await accepted(0);
    expect(connection.connect).toMatchObject({
      clientId: 'id-42-00',
      clean: false,
      keepalive: 60,
      protocolVersion: 5,
      properties: { sessionExpiryInterval: 604_800, receiveMaximum: 20_000 },
    });
    expect(connection.receivedOf('subscribe')).toHaveLength(1);
    expect(connection.receivedOf('subscribe')[0]?.subscriptions).toMatchObject([
      { topic: '$share/app/live/level13/app', qos: 1 },
    ]);
    expect(await reaches('live')).toMatchObject({
      error: null,
      details: { protocolVersion: 5, grantedQos: 1, isSessionPresent: false, acknowledgement: 'in groups' },
    });
  });

  test('MQTT 3.1.1 is spoken where it is configured', async () => {
    const { reaches } = start({ settings: { protocolVersion: 4, username: 'fleet', password: 'secret' } });
    const connection = await accepted(0);
    expect(connection.connect).toMatchObject({ protocolVersion: 4, username: 'fleet' });
    expect(connection.connect.password?.toString()).toBe('secret');
    await reaches('live');
  });

  test.each([
    [5, { reasonCode: 0x87 }, 'this client is not authorised'],
    [4, { returnCode: 4 }, 'user name or password is wrong'],
  ] as const)('a refused CONNACK of version %i is told in words and tried again', async (version, refusal, words) => {
    const { reaches, phases, logged } = start({ settings: { protocolVersion: version } });
    for (const index of [0, 1])
      (await broker.connection(index)).send({ cmd: 'connack', sessionPresent: false, ...refusal });
    await accepted(2);
    expect(await reaches('live')).toMatchObject({ error: null });
    expect(phases().slice(0, 3)).toEqual(['connecting', 'waiting', 'connecting']);
    expect(logged.filter((line) => line.includes(words))).toHaveLength(1);
  });

  test('a broker that is not there yet is waited for', async () => {
    const port = await freePort();
    const { reaches } = start({ settings: { url: `mqtt://127.0.0.1:${port}` } });
    expect((await reaches('waiting')).error).toContain('nothing accepts connections');
    const late = await startFakeBroker(port);
    await (await late.connection(0)).accept();
    await reaches('live');
    await late.stop();
  });

  test('a broker that accepts TCP and says nothing is given up and tried again', async () => {
    const { reaches } = start({ limits: { answerWithinMs: 200 } });
    await broker.connection(0);
    expect((await reaches('waiting')).error).toBe('the broker does not answer within the time allowed');
    await accepted(1);
    await reaches('live');
  });

  test('a broker that never answers the subscription is given up and tried again', async () => {
    const { reaches } = start({ limits: { answerWithinMs: 200 } });
    (await broker.connection(0)).send({ cmd: 'connack', sessionPresent: false, reasonCode: 0 });
    expect((await reaches('waiting')).error).toBe('the broker did not answer the subscription');
  });

  test('a client certificate that cannot be read is told in words', async () => {
    const { reaches } = start({ settings: { url: 'mqtts://127.0.0.1:1', certificate: 'no PEM', key: 'no PEM' } });
    expect((await reaches('waiting')).error).toContain('is not in PEM form');
  });
});

describe('the subscription', () => {
  test('is made again on each connection, always one filter', async () => {
    const { reaches } = start();
    (await accepted(0)).close();
    const second = await accepted(1, { sessionPresent: true });
    await reaches('live');
    expect(second.receivedOf('subscribe').map((packet) => packet.subscriptions.length)).toEqual([1]);
  });

  test('gives up the previous filter before the new one', async () => {
    start({ settings: { filter: 'fleet/new', previousFilter: 'fleet/old' } });
    const connection = await accepted(0);
    expect(connection.received.map((packet) => packet.cmd).slice(0, 2)).toEqual(['unsubscribe', 'subscribe']);
    expect(connection.receivedOf('unsubscribe')[0]?.unsubscriptions).toEqual(['fleet/old']);
  });

  test('gives up nothing when the filter is the same', async () => {
    const { reaches } = start({ settings: { filter: 'fleet/same', previousFilter: 'fleet/same' } });
    const connection = await accepted(0);
    await reaches('live');
    expect(connection.receivedOf('unsubscribe')).toEqual([]);
  });

  test('when refused is told in words and tried again', async () => {
    const { reaches } = start();
    await accepted(0, { granted: 0x87 });
    expect((await reaches('waiting')).error).toBe(
      'the broker refused the subscription to "fleet/#": this client is not authorised',
    );
    await accepted(1);
    await reaches('live');
  });

  test('granted at a lower quality of service is told', async () => {
    const { reaches } = start({ settings: { qos: 2 } });
    await accepted(0, { granted: 1 });
    expect(await reaches('live')).toMatchObject({
      error: null,
      details: { grantedQos: 1, notice: 'the broker granted QoS 1 where 2 was asked' },
    });
  });

  test('granted without acknowledgements is an error, because messages may be lost', async () => {
    const { reaches } = start();
    await accepted(0, { granted: 0 });
    expect((await reaches('live')).error).toContain('messages may be lost');
  });
});

describe.each([4, 5] as const)('acknowledging, version %i', (protocolVersion) => {
  test('messages become acknowledged in order of arrival, once they are stored', async () => {
    const { stored, stallDatabase, mendDatabase } = start({ settings: { protocolVersion } });
    const connection = await accepted(0);
    stallDatabase();
    for (const id of [7, 3, 9]) publish(connection, id, `message ${id}`);
    publish(connection, 0, 'message without acknowledgement', 0);
    publish(connection, 4, 'message 4');
    await eventually(() => expect(opened[0]?.source.state().pending).toBe(5));
    expect(connection.receivedOf('puback')).toEqual([]);
    mendDatabase();
    await eventually(() => expect(idsOf(connection, 'puback')).toEqual([7, 3, 9, 4]));
    expect(stored).toEqual(['message 7', 'message 3', 'message 9', 'message without acknowledgement', 'message 4']);
    expect(opened[0]?.source.state()).toMatchObject({ pending: 0, lastAcknowledgedAt: expect.any(Number) });
  });

  test('a QoS 2 message is stored before PUBREC, and completed on PUBREL without being stored again', async () => {
    const { stored, stallDatabase, mendDatabase, offered } = start({ settings: { protocolVersion, qos: 2 } });
    const connection = await accepted(0);
    stallDatabase();
    publish(connection, 11, 'eleven', 2);
    publish(connection, 12, 'twelve', 2);
    await eventually(() => expect(offered).toHaveLength(1));
    expect(connection.receivedOf('pubrec')).toEqual([]);
    mendDatabase();
    await eventually(() => expect(idsOf(connection, 'pubrec')).toEqual([11, 12]));
    connection.send({ cmd: 'pubrel', messageId: 11 });
    connection.send({ cmd: 'pubrel', messageId: 12 });
    await eventually(() => expect(idsOf(connection, 'pubcomp')).toEqual([11, 12]));
    expect(stored).toEqual(['eleven', 'twelve']);
  });

  test('an acknowledgement never crosses to another connection', async () => {
    const { stored, stallDatabase, mendDatabase, offered } = start({ settings: { protocolVersion } });
    const first = await accepted(0);
    stallDatabase();
    publish(first, 7, 'A');
    await eventually(() => expect(offered).toHaveLength(1));
    first.reset();
    const second = await accepted(1, { sessionPresent: true });
    // On the new connection the broker gives the same identifier to another message.
    publish(second, 7, 'B');
    await eventually(() => expect(opened[0]?.source.state().pending).toBe(2));
    mendDatabase();
    await eventually(() => expect(idsOf(second, 'puback')).toEqual([7]));
    expect(stored).toEqual(['A', 'B']);
  });

  test('while the database is down nothing is acknowledged, and everything once it is back', async () => {
    const { stored, breakDatabase, mendDatabase, offered, source, reaches } = start({ settings: { protocolVersion } });
    const connection = await accepted(0);
    await reaches('live');
    breakDatabase();
    for (const id of [1, 2, 3]) publish(connection, id, `${id}`);
    await eventually(() => expect(offered.length).toBeGreaterThan(3));
    expect(connection.receivedOf('puback')).toEqual([]);
    expect(source.state()).toMatchObject({ phase: 'live', error: expect.stringContaining('cannot be stored') });
    mendDatabase();
    await eventually(() => expect(idsOf(connection, 'puback')).toEqual([1, 2, 3]));
    expect(stored).toEqual(['1', '2', '3']);
    expect(source.state().error).toBe(null);
  });

  test('one by one works where the hook of the library does not hold', async () => {
    const { stored, source } = start({ settings: { protocolVersion, qos: 2 }, checkHook: async () => false });
    const connection = await accepted(0);
    publish(connection, 1, 'first');
    publish(connection, 2, 'second', 2);
    publish(connection, 0, 'third', 0);
    await eventually(() => expect(stored).toEqual(['first', 'second', 'third']));
    await eventually(() => expect(idsOf(connection, 'puback')).toEqual([1]));
    connection.send({ cmd: 'pubrel', messageId: 2 });
    await eventually(() => expect(idsOf(connection, 'pubcomp')).toEqual([2]));
    expect(idsOf(connection, 'pubrec')).toEqual([2]);
    expect(source.state().details).toMatchObject({ acknowledgement: 'one by one' });
  });
});

describe('what a message brings', () => {
  test('content type and user properties of MQTT 5 come with it, the last of a repeated name', async () => {
    const { messages } = start();
    const connection = await accepted(0);
    connection.send({
      cmd: 'publish',
      topic: 'app/fleet',
      payload: '{}',
      qos: 1,
      messageId: 1,
      dup: false,
      retain: false,
      properties: { contentType: 'application/json', userProperties: { device: 'd1', twice: ['old', 'new'] } },
    });
    await eventually(() => expect(messages).toHaveLength(1));
    expect(messages[0]).toEqual({
      topic: 'app/fleet',
      payload: Buffer.from('{}'),
      receivedAt: expect.any(Number),
      contentType: 'application/json',
      properties: { device: 'd1', twice: 'new' },
    });
  });

  test('a backlog that comes right after CONNACK, before SUBACK, is not missed', async () => {
    const { stored } = start();
    const connection = await broker.connection(0);
    connection.send({ cmd: 'connack', sessionPresent: true, reasonCode: 0 });
    publish(connection, 1, 'early');
    await eventually(() => expect(idsOf(connection, 'puback')).toEqual([1]));
    expect(stored).toEqual(['early']);
  });
});

describe('a client id that another client uses', () => {
  test('is recognised by the reason a broker of MQTT 5 gives, and left in peace for a while', async () => {
    const { reaches } = start({ limits: { blocked: { baseMs: 1, capMs: 600_000 } } });
    const connection = await accepted(0);
    await reaches('live');
    connection.send({ cmd: 'disconnect', reasonCode: 0x8e });
    expect((await reaches('blocked')).error).toContain('another client uses this client id');
    expect(broker.connections).toHaveLength(1);
  });

  test('is recognised by closes soon after connecting, and tried again after the while', async () => {
    const { reaches, phases } = start({
      settings: { protocolVersion: 4 },
      limits: { blocked: { baseMs: 20, capMs: 600_000 } },
    });
    for (const index of [0, 1, 2]) {
      const connection = await accepted(index);
      await reaches('live');
      connection.close();
    }
    await accepted(3);
    await reaches('live');
    expect(phases().filter((phase) => phase === 'blocked')).toHaveLength(1);
    expect(phases().filter((phase) => phase === 'waiting')).toHaveLength(2);
  });

  test('is not suspected when the network resets connections', async () => {
    const { reaches, phases } = start();
    for (const index of [0, 1, 2, 3, 4]) {
      const connection = await accepted(index);
      await reaches('live');
      connection.reset();
    }
    await accepted(5);
    await reaches('live');
    expect(phases()).not.toContain('blocked');
  });
});

describe('a full queue', () => {
  test('leaves the connection unread and alive for as long as the database stands still', async () => {
    const count = 5_000;
    const { source, stored, stallDatabase, mendDatabase, reaches } = start({
      limits: { pendingCount: 100, keepaliveSeconds: 1 },
    });
    const connection = await accepted(0);
    await reaches('live');
    stallDatabase();
    const payload = 'x'.repeat(10_000);
    for (let id = 1; id <= count; id++) publish(connection, id, payload);
    await eventually(() => expect(source.state().pending).toBe(100));
    // PINGRESP lies behind messages that nobody reads: the library alone would give up at the second missing one.
    await eventually(() => expect(connection.receivedOf('pingreq').length).toBeGreaterThan(3));
    expect(source.state()).toMatchObject({ pending: 100, phase: 'live' });
    mendDatabase();
    await eventually(() => expect(connection.receivedOf('puback')).toHaveLength(count));
    expect(stored).toHaveLength(count);
    expect(broker.connections).toHaveLength(1);
  });

  test('does not keep a dead connection: without messages, a missing PINGRESP ends it', async () => {
    const { reaches } = start({ limits: { keepaliveSeconds: 1 } });
    const connection = await accepted(0);
    await reaches('live');
    connection.ignorePings();
    expect((await reaches('waiting')).error).toBe('the broker has fallen silent');
    await accepted(1);
    await reaches('live');
  });
});

describe('stopping', () => {
  test('waits for the commit under way, acknowledges it and says goodbye', async () => {
    const { source, stallDatabase, mendDatabase, offered, reaches, stored } = start();
    const connection = await accepted(0);
    await reaches('live');
    stallDatabase();
    publish(connection, 1, 'under way');
    await eventually(() => expect(offered).toHaveLength(1));
    const stopped = source.stop();
    publish(connection, 2, 'too late');
    mendDatabase();
    await eventually(() => expect(connection.receivedOf('disconnect')).toHaveLength(1));
    connection.close();
    await stopped;
    expect(idsOf(connection, 'puback')).toEqual([1]);
    expect(stored).toEqual(['under way']);
    expect(source.state()).toMatchObject({ phase: 'stopped', error: null });
  });

  test('ends though the database is down and the broker does not hang up', async () => {
    const { source, breakDatabase, offered } = start({ limits: { leaveWithinMs: 10 } });
    const connection = await accepted(0);
    breakDatabase();
    publish(connection, 1, 'never stored');
    await eventually(() => expect(offered.length).toBeGreaterThan(1));
    await source.stop();
    expect(connection.receivedOf('puback')).toEqual([]);
    await eventually(() => expect(connection.isOpen()).toBe(false));
  });

  test('ends while it waits for the next try, and can be started again', async () => {
    const { source, reaches } = start({ limits: { reconnect: { baseMs: 600_000, capMs: 600_000 } } });
    (await accepted(0)).close();
    await reaches('waiting');
    await source.stop();
    expect(source.state().phase).toBe('stopped');
    source.start();
    await accepted(1);
    await reaches('live');
  });
});
