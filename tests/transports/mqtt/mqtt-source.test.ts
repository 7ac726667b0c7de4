import { describe, expect, test } from 'vitest';
import { startFakeBroker } from '../../support/fake-broker';
import { freePort } from '../../support/free-port';
import { eventually, idsOf, onFakeBroker, publish } from './on-fake-broker';

const { broker, start, accepted } = onFakeBroker();

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
    const { reaches } = start({
      settings: { protocolVersion: 4, credentials: async () => ({ username: 'fleet', password: 'secret' }) },
    });
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
      (await broker().connection(index)).send({ cmd: 'connack', sessionPresent: false, ...refusal });
    await accepted(2);
    expect(await reaches('live')).toMatchObject({ error: null });
    expect(phases().slice(0, 3)).toEqual(['connecting', 'signing-in', 'waiting']);
    expect(logged.filter((line) => line.includes(words))).toHaveLength(1);
  });

  test('the reason of a failure stays to be read while it is tried again', async () => {
    const { reaches } = start();
    (await broker().connection(0)).send({ cmd: 'connack', sessionPresent: false, reasonCode: 0x89 });
    const { error } = await reaches('waiting');
    expect(error).toContain('it is busy');
    expect(await reaches('connecting')).toMatchObject({ error, nextAttemptAt: null });
    expect(await reaches('signing-in')).toMatchObject({ error });
    await accepted(1);
    expect(await reaches('live')).toMatchObject({ error: null });
  });

  test('a client certificate does not make TLS of an address that asks for none', async () => {
    const { reaches } = start({ settings: { credentials: async () => ({ certificate: 'any', key: 'any' }) } });
    await accepted(0);
    await reaches('live');
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
    await broker().connection(0);
    expect((await reaches('waiting')).error).toBe('the broker does not answer within the time allowed');
    await broker().connection(1);
  });

  test('a broker that never answers the subscription is given up and tried again', async () => {
    const { reaches } = start({ limits: { answerWithinMs: 1_000 } });
    (await broker().connection(0)).send({ cmd: 'connack', sessionPresent: false, reasonCode: 0 });
    expect((await reaches('waiting')).error).toBe('the broker did not answer the subscription');
  });

  test('a client certificate that cannot be read is told in words', async () => {
    const { reaches } = start({
      settings: { url: 'mqtts://127.0.0.1:1', credentials: async () => ({ certificate: 'no PEM', key: 'no PEM' }) },
    });
    expect((await reaches('waiting')).error).toContain('is not in PEM form');
  });
});

describe('what it signs in with', () => {
  test('is asked for before each attempt', async () => {
    let count = 0;
    const { reaches } = start({ settings: { credentials: async () => ({ username: `token-${++count}` }) } });
    (await accepted(0)).close();
    await reaches('live');
    await accepted(1);
    await reaches('live');
    expect(broker().connections.map(({ connect }) => connect.username)).toEqual(['token-1', 'token-2']);
  });

  test('may be a password alone in MQTT 5', async () => {
    start({ settings: { credentials: async () => ({ password: 'a token' }) } });
    const { connect } = await accepted(0);
    expect([connect.username, connect.password?.toString()]).toEqual([undefined, 'a token']);
  });

  test('is never a password alone in MQTT 3.1.1: that is told, and no connection made', async () => {
    const { reaches } = start({ settings: { protocolVersion: 4, credentials: async () => ({ password: 'a token' }) } });
    expect((await reaches('waiting')).error).toContain('MQTT 3.1.1 knows no password without a user name');
    expect(broker().connections).toEqual([]);
  });

  test('that is never answered is given up, and does not hold up stopping', async () => {
    const credentials = () => new Promise<never>(() => undefined);
    const late = start({ settings: { credentials }, limits: { answerWithinMs: 20 } });
    expect((await late.reaches('waiting')).error).toContain('could not be had within the time allowed');
    const patient = start({ settings: { credentials } });
    await patient.reaches('connecting');
    await patient.source.stop();
    expect(patient.source.state().phase).toBe('stopped');
  });

  test('cannot be had: the reason is shown, and it is asked for again', async () => {
    let count = 0;
    const credentials = async () => {
      if (++count < 3) throw new Error('the token endpoint does not answer');
      return {};
    };
    const { reaches } = start({ settings: { credentials } });
    const waiting = await reaches('waiting');
    expect(waiting.error).toBe('the token endpoint does not answer');
    expect(waiting.nextAttemptAt).toBeGreaterThanOrEqual(waiting.since);
    await accepted(0);
    expect(await reaches('live')).toMatchObject({ error: null });
  });

  test('is told with the time it ends, and never itself', async () => {
    const { source, reaches } = start({
      settings: { credentials: async () => ({ username: 'token', expiresAt: 99 }) },
    });
    await accepted(0);
    await reaches('live');
    expect(source.state().credentials).toEqual([{ name: 'access token', expiresAt: 99 }]);
  });

  test('is refused at a broker that means more by it than it says: the hint is shown', async () => {
    const { reaches } = start({ settings: { refusalHints: { signIn: { 134: 'Or the session was not clean.' } } } });
    (await broker().connection(0)).send({ cmd: 'connack', sessionPresent: false, reasonCode: 0x86 });
    expect((await reaches('waiting')).error).toContain('user name or password is wrong. Or the session was not clean.');
  });
});

describe('the subscription', () => {
  test('carries the user properties of its upstream', async () => {
    start({ settings: { subscribeProperties: { 'content-mode': 'binary' } } });
    const { receivedOf } = await accepted(0);
    expect(receivedOf('subscribe')[0]?.properties?.userProperties).toEqual({ 'content-mode': 'binary' });
  });

  test('is made again on each connection, always one filter', async () => {
    const { reaches } = start();
    (await accepted(0)).close();
    const second = await accepted(1, { sessionPresent: true });
    await reaches('live');
    expect(second.receivedOf('subscribe').map((packet) => packet.subscriptions.length)).toEqual([1]);
  });

  test('that the broker has forgotten meanwhile is told, because messages may be missing', async () => {
    const { reaches, logged } = start();
    const first = await accepted(0);
    await reaches('live');
    first.reset();
    const second = await accepted(1, { sessionPresent: true });
    await reaches('live');
    second.reset();
    await accepted(2, { sessionPresent: false });
    await reaches('live');
    expect(logged.filter((line) => line.includes('forgotten our session'))).toHaveLength(1);
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

  test('when refused is told in words, with what it means of a subscription, and tried again', async () => {
    const refusalHints = { signIn: { 135: 'Is the password right?' }, subscribe: { 135: 'Is the topic yours?' } };
    const { reaches } = start({ settings: { refusalHints } });
    await accepted(0, { granted: 0x87 });
    expect((await reaches('waiting')).error).toBe(
      'the broker refused the subscription to "fleet/#": this client is not authorised. Is the topic yours?',
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

describe('a client id that another client uses', () => {
  test('is recognised by the reason a broker of MQTT 5 gives, and left in peace for a while', async () => {
    const { reaches } = start({ limits: { blocked: { baseMs: 1, capMs: 600_000 } } });
    const connection = await accepted(0);
    await reaches('live');
    connection.send({ cmd: 'disconnect', reasonCode: 0x8e });
    expect((await reaches('blocked')).error).toContain('another client uses this client id');
    expect(broker().connections).toHaveLength(1);
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
      // The message is still unread when the reset comes: libuv tells that as a polite end.
      publish(connection, 0, 'last words', 0);
      connection.reset();
    }
    await accepted(5);
    await reaches('live');
    expect(phases()).not.toContain('blocked');
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
