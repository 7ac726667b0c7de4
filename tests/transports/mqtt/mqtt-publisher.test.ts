import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMqttPublisher, type MqttPublisher } from '../../../server/transports/mqtt/mqtt-publisher';
import type { PublisherLimits } from '../../../server/transports/mqtt/publisher-limits';
import { type FakeBroker, type FakeConnection, startFakeBroker } from '../../support/fake-broker';

const publication = { topic: 'command/fleet/box-1/lock', payload: '{"locked":true}', expiresInSeconds: 42 };
const hints = { signIn: {}, publish: { 135: 'The user may lack the right to write' } };
const soon = { timeout: 10_000, interval: 2 };

describe('a connection that only publishes', () => {
  let broker: FakeBroker;
  const ends: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    broker = await startFakeBroker();
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    await broker.stop();
  });

  function open(limits: Partial<PublisherLimits> = {}, protocolVersion: 4 | 5 = 5): MqttPublisher {
    const publisher = createMqttPublisher({
      settings: { url: broker.url, clientId: 'motorcade-commands', protocolVersion, refusalHints: hints },
      ...{ log: pino({ level: 'silent' }), onChange: () => undefined },
      limits: { reconnect: { baseMs: 1, capMs: 2 }, leaveWithinMs: 50, ...limits },
    });
    ends.push(publisher.stop);
    publisher.start();
    return publisher;
  }
  async function accepted(publisher: MqttPublisher, properties = {}, index = 0): Promise<FakeConnection> {
    const connection = await broker.connection(index);
    connection.send({ cmd: 'connack', reasonCode: 0, returnCode: 0, sessionPresent: false, properties });
    await vi.waitFor(() => expect(publisher.state().isConnected).toBe(true), soon);
    return connection;
  }
  const published = async (connection: FakeConnection, count = 1) => {
    await vi.waitFor(() => expect(connection.receivedOf('publish')).toHaveLength(count), soon);
    return connection.receivedOf('publish');
  };

  it('asks for a clean session, publishes at QoS 1 with an expiry, and subscribes to nothing', async () => {
    const publisher = open();
    const connection = await accepted(publisher);
    expect(connection.connect).toMatchObject({ clean: true, clientId: 'motorcade-commands' });
    const handed = publisher.publish(publication);
    const [packet] = await published(connection);
    expect(packet).toMatchObject({ qos: 1, retain: false, dup: false, topic: publication.topic });
    expect(packet?.properties).toEqual({ messageExpiryInterval: 42 });
    expect(handed?.packetId).toBe(packet?.messageId);
    connection.send({ cmd: 'puback', messageId: packet?.messageId ?? 0, reasonCode: 16 });
    expect(await handed?.answer).toEqual({
      ...{ outcome: 'accepted', reasonCode: 16 },
      words: 'it says that nobody listens to this topic',
    });
    expect(connection.receivedOf('subscribe')).toEqual([]);
  });

  it('takes nothing while it is not connected, and sends nothing of it when it is', async () => {
    const publisher = open();
    expect(publisher.publish(publication)).toBeNull();
    const connection = await accepted(publisher);
    const handed = publisher.publish({ ...publication, topic: 'command/fleet/box-2/lock' });
    expect(await published(connection)).toMatchObject([{ topic: 'command/fleet/box-2/lock' }]);
    connection.send({ cmd: 'puback', messageId: handed?.packetId ?? 0, reasonCode: 0 });
    expect(await handed?.answer).toMatchObject({ outcome: 'accepted' });
  });

  it('tells a refusal in words, with what it may mean at this broker and what that one says', async () => {
    const publisher = open();
    const connection = await accepted(publisher);
    const handed = publisher.publish(publication);
    const properties = { reasonString: 'no such device' };
    connection.send({ cmd: 'puback', messageId: handed?.packetId ?? 0, reasonCode: 0x87, properties });
    expect(await handed?.answer).toEqual({
      ...{ outcome: 'refused', reasonCode: 0x87 },
      words: 'this client is not authorised. The user may lack the right to write (“no such device”)',
    });
  });

  it('sends nothing again on the next connection: what had no answer is unanswered', async () => {
    const publisher = open();
    const first = await accepted(publisher);
    const handed = publisher.publish(publication);
    await published(first);
    first.reset();
    expect(await handed?.answer).toMatchObject({ outcome: 'unanswered' });
    const second = await accepted(publisher, {}, 1);
    const next = publisher.publish({ ...publication, topic: 'command/fleet/box-2/lock' });
    expect(await published(second)).toMatchObject([{ topic: 'command/fleet/box-2/lock', dup: false }]);
    second.send({ cmd: 'puback', messageId: next?.packetId ?? 0, reasonCode: 0 });
    await next?.answer;
  });

  it('keeps to what the broker takes at once (MQTT 5 §3.2.2.3.3)', async () => {
    const publisher = open();
    const connection = await accepted(publisher, { receiveMaximum: 2 });
    const handed = [publisher.publish(publication), publisher.publish(publication)];
    expect(publisher.room()).toBe(0);
    expect(publisher.publish(publication)).toBeNull();
    await published(connection, 2);
    connection.send({ cmd: 'puback', messageId: handed[0]?.packetId ?? 0, reasonCode: 0 });
    await handed[0]?.answer;
    expect(publisher.room()).toBe(1);
  });

  it('says how large a packet the broker takes, as long as it is there (MQTT 5 §3.2.2.3.6)', async () => {
    const publisher = open();
    expect(publisher.state().maxPacketBytes).toBeNull();
    const connection = await accepted(publisher, { maximumPacketSize: 1_000 });
    expect(publisher.state().maxPacketBytes).toBe(1_000);
    connection.reset();
    await vi.waitFor(() => expect(publisher.state().maxPacketBytes).toBeNull(), soon);
  });

  it.each([
    [0x10, 'accepted', 'nobody listens'],
    [0x80, 'refused', 'no reason given'],
    [0x83, 'refused', 'a reason of its own'],
    [0x87, 'refused', 'not authorised. The user may lack'],
    [0x90, 'refused', 'does not accept this topic'],
    [0x91, 'refused', 'packet identifier'],
    [0x97, 'refused', 'quota'],
    [0x99, 'refused', 'payload'],
  ])('explains the reason %i of a PUBACK (MQTT 5 §3.4.2.1)', async (reasonCode, outcome, words) => {
    const publisher = open();
    const connection = await accepted(publisher);
    const handed = publisher.publish(publication);
    connection.send({ cmd: 'puback', messageId: handed?.packetId ?? 0, reasonCode });
    expect(await handed?.answer).toMatchObject({ outcome, reasonCode, words: expect.stringContaining(words) });
  });

  it('gives an answer up after a while, and leaves a broker that answers none', async () => {
    // As long it waits for the connection to be accepted.
    const publisher = open({ answerWithinMs: 1_000 });
    const connection = await accepted(publisher, { receiveMaximum: 1 });
    const handed = publisher.publish(publication);
    expect(await handed?.answer).toMatchObject({ outcome: 'unanswered' });
    await vi.waitFor(() => expect(connection.isOpen()).toBe(false), soon);
  });

  it('does not publish to a broker that takes QoS 0 alone, and says so', async () => {
    const publisher = open();
    const connection = await broker.connection(0);
    connection.send({ cmd: 'connack', reasonCode: 0, sessionPresent: false, properties: { maximumQoS: 0 } });
    await vi.waitFor(() => expect(publisher.state().error).toContain('QoS 1'), soon);
    expect(publisher.publish(publication)).toBeNull();
  });

  it('over MQTT 3.1.1 knows no reason and no expiry', async () => {
    const publisher = open({}, 4);
    const connection = await accepted(publisher);
    const handed = publisher.publish(publication);
    const [packet] = await published(connection);
    expect(packet?.properties).toBeUndefined();
    connection.send({ cmd: 'puback', messageId: packet?.messageId ?? 0 });
    expect(await handed?.answer).toEqual({ outcome: 'accepted', reasonCode: null, words: null });
  });
});
