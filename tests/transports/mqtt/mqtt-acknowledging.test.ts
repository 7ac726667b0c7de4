import { describe, expect, test } from 'vitest';
import { eventually, idsOf, onFakeBroker, publish } from './on-fake-broker';

const { broker, start, accepted } = onFakeBroker();

describe.each([4, 5] as const)('acknowledging, version %i', (protocolVersion) => {
  test('messages become acknowledged in order of arrival, once they are stored', async () => {
    const { source, stored, stallDatabase, mendDatabase } = start({ settings: { protocolVersion } });
    const connection = await accepted(0);
    stallDatabase();
    for (const id of [7, 3, 9]) publish(connection, id, `message ${id}`);
    publish(connection, 0, 'message without acknowledgement', 0);
    publish(connection, 4, 'message 4');
    await eventually(() => expect(source.state().pending).toBe(5));
    expect(connection.receivedOf('puback')).toEqual([]);
    mendDatabase();
    await eventually(() => expect(idsOf(connection, 'puback')).toEqual([7, 3, 9, 4]));
    expect(stored).toEqual(['message 7', 'message 3', 'message 9', 'message without acknowledgement', 'message 4']);
    expect(source.state()).toMatchObject({ pending: 0, lastAcknowledgedAt: expect.any(Number) });
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

  test('more QoS 2 messages than may be on their way at once pass over one connection', async () => {
    const { stored } = start({ settings: { protocolVersion, qos: 2 }, limits: { pendingCount: 3 } });
    const connection = await accepted(0);
    for (let id = 1; id <= 10; id++) {
      publish(connection, id, `${id}`, 2);
      await eventually(() => expect(idsOf(connection, 'pubrec')).toContain(id));
      connection.send({ cmd: 'pubrel', messageId: id });
      await eventually(() => expect(idsOf(connection, 'pubcomp')).toContain(id));
    }
    expect(stored).toHaveLength(10);
    expect(broker().connections).toHaveLength(1);
  });

  test('an acknowledgement never crosses to another connection', async () => {
    const { source, stored, stallDatabase, mendDatabase, offered } = start({ settings: { protocolVersion } });
    const first = await accepted(0);
    stallDatabase();
    publish(first, 7, 'A');
    await eventually(() => expect(offered).toHaveLength(1));
    first.reset();
    const second = await accepted(1, { sessionPresent: true });
    // On the new connection the broker gives the same identifier to another message.
    publish(second, 7, 'B');
    await eventually(() => expect(source.state().pending).toBe(2));
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
    const connection = await broker().connection(0);
    connection.send({ cmd: 'connack', sessionPresent: true, reasonCode: 0 });
    publish(connection, 1, 'early');
    await eventually(() => expect(idsOf(connection, 'puback')).toEqual([1]));
    expect(stored).toEqual(['early']);
  });
});

describe('QoS 2', () => {
  test('that was stored and not yet told so when the connection broke comes again, marked as repeated', async () => {
    const { messages, stallDatabase, mendDatabase, offered } = start({ settings: { qos: 2 } });
    const first = await accepted(0);
    stallDatabase();
    publish(first, 5, 'five', 2);
    await eventually(() => expect(offered).toHaveLength(1));
    first.reset();
    const second = await accepted(1, { sessionPresent: true });
    mendDatabase();
    second.send({ cmd: 'publish', topic: 'fleet/1', payload: 'five', qos: 2, messageId: 5, dup: true, retain: false });
    await eventually(() => expect(idsOf(second, 'pubrec')).toEqual([5]));
    expect(first.receivedOf('pubrec')).toEqual([]);
    expect(messages.map(({ delivery }) => delivery)).toEqual([
      { qos: 2, repeated: false },
      { qos: 2, repeated: true },
    ]);
  });

  test('that was told stored before the connection broke is completed on the next one', async () => {
    const { stored } = start({ settings: { qos: 2 } });
    const first = await accepted(0);
    publish(first, 6, 'six', 2);
    await eventually(() => expect(idsOf(first, 'pubrec')).toEqual([6]));
    first.reset();
    const second = await accepted(1, { sessionPresent: true });
    second.send({ cmd: 'pubrel', messageId: 6 });
    await eventually(() => expect(idsOf(second, 'pubcomp')).toEqual([6]));
    expect(stored).toEqual(['six']);
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
    expect(broker().connections).toHaveLength(1);
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
