import { connectAsync } from 'mqtt';
import { afterEach, expect, test, vi } from 'vitest';
import type { ConnectionTest } from '../../server/contract/connections';
import type { MqttSettings } from '../../server/transports/mqtt/mqtt-settings';
import { freePort } from '../support/free-port';
import { type HeldUnderTest, heldUnderTest, mqttUpstream, upstreamId } from '../support/held-upstreams';
import { type Mosquitto, type MosquittoOptions, startMosquitto } from '../support/mosquitto';
import { needs } from '../support/need';
import { leaveSession, openPublisher, publishAll } from '../support/publisher';

/** How a test that gets through all of it ends at a broker without TLS. */
const allOverPlain = ['passed', 'passed', 'not-used', 'passed', 'passed', 'passed'];

const patient = { timeout: 30_000, interval: 5 };

needs('mosquitto')('holding an upstream', () => {
  const ends: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function broker(options?: MosquittoOptions): Promise<Mosquitto> {
    const started = await startMosquitto(options);
    ends.push(started.stop);
    return started;
  }

  function started(options: Parameters<typeof heldUnderTest>[0]): HeldUnderTest {
    const opened = heldUnderTest(options);
    ends.push(opened.held.stop);
    opened.held.start();
    return opened;
  }

  async function publish(url: string, from: number, to: number, qos: 1 | 2 = 1): Promise<void> {
    const publisher = await openPublisher(url);
    await publishAll(
      publisher,
      to - from,
      (index) => ({ topic: 'fleet/1', payload: `${from + index}` }),
      undefined,
      qos,
    );
    await publisher.endAsync();
  }

  const ended = ({ held }: HeldUnderTest): Promise<ConnectionTest> =>
    vi.waitFor(() => {
      const last = held.testOf(upstreamId);
      if (last?.endedAt == null) throw new Error(`expected a test that is over, got ${JSON.stringify(last)}`);
      return last;
    }, patient);

  const stepsOf = ({ steps }: ConnectionTest) => Object.fromEntries(steps.map(({ name, state }) => [name, state]));

  test('tells where it goes, what it asks for and how each connection stands', async () => {
    const { url, port } = await broker();
    const { reaches } = started({ upstream: mqttUpstream(url, {}) });
    expect(await reaches('live')).toMatchObject({
      ...{ id: upstreamId, kind: 'plain', label: 'Plain', endpoint: `127.0.0.1:${port}`, subscription: 'fleet/#' },
      ...{ error: null, pausedBy: null, pending: 0, reconnects: 0, partitions: null, rules: ['None.'] },
      links: [{ name: 'motorcade', phase: 'live', details: { grantedQos: 1, isSessionPresent: false } }],
    });
  });

  test('a broker that is not there leaves it waiting, in words, and trying', async () => {
    const port = await freePort();
    const { reaches } = started({ upstream: mqttUpstream(`mqtt://127.0.0.1:${port}`, {}) });
    const waiting = await reaches('waiting');
    expect(waiting.error).toContain('nothing accepts connections at this address');
    expect(waiting.nextAttemptAt).toEqual(expect.any(Number));
  });

  test('a consumer of Kafka is held like any other', async () => {
    const port = await freePort();
    const address = { brokers: [`127.0.0.1:${port}`], clientId: 'motorcade', groupId: 'motorcade', topic: 'bmw' };
    const settings = { ...address, fromBeginning: true, isSecure: false, ca: null, credentials: null };
    const connections = [{ transport: 'kafka', settings } as const];
    const { held, reaches } = started({
      upstream: { ...mqttUpstream('mqtt://unused'), connections: [...connections] },
    });
    const waiting = await reaches('waiting');
    expect(waiting).toMatchObject({ endpoint: `127.0.0.1:${port}`, subscription: 'bmw', partitions: [] });
    expect(waiting.error).toContain('nothing accepts connections at this address');
    await held.control(upstreamId, 'pause', 'Ada');
    expect(await reaches('paused')).toMatchObject({ error: null, nextAttemptAt: null });
  });

  test.each([
    [4, 1],
    [5, 1],
    [4, 2],
    [5, 2],
  ] as const)('what comes while it is paused waits for it, version %i, QoS %i', async (protocolVersion, qos) => {
    const { url } = await broker();
    const { held, reaches, stored, pauses } = started({ upstream: mqttUpstream(url, { protocolVersion, qos }) });
    await reaches('live');
    await publish(url, 0, 100, qos);
    await held.control(upstreamId, 'pause', 'Ada');
    expect(await reaches('paused')).toMatchObject({ pausedBy: 'Ada', error: null, links: [{ phase: 'paused' }] });
    await publish(url, 100, 300, qos);
    await held.control(upstreamId, 'resume', 'Ben');
    await vi.waitFor(() => expect(stored).toHaveLength(300), patient);
    expect(new Set(stored).size).toBe(300);
    expect(await reaches('live')).toMatchObject({ pausedBy: null, reconnects: 0 });
    expect(pauses).toEqual(['Ada', null]);
  });

  test('a pause from before the product was restarted goes on until somebody resumes it', async () => {
    const { url } = await broker();
    await leaveSession(url, 'motorcade', 'fleet/#');
    await publish(url, 0, 10);
    const { held, state, reaches, stored } = started({
      upstream: mqttUpstream(url, {}),
      pause: { by: 'Ada', at: 1_000 },
    });
    expect(state()).toMatchObject({ phase: 'paused', pausedBy: 'Ada', since: 1_000 });
    await held.control(upstreamId, 'restart', 'Ben');
    expect(state()).toMatchObject({ phase: 'paused' });
    await held.control(upstreamId, 'resume', 'Ben');
    await reaches('live');
    await vi.waitFor(() => expect(stored).toHaveLength(10), patient);
  });

  test('a pause that cannot be noted changes nothing', async () => {
    const { url } = await broker();
    const { held, reaches, state, breakNotes } = started({ upstream: mqttUpstream(url, {}) });
    await reaches('live');
    breakNotes(true);
    await expect(held.control(upstreamId, 'pause', 'Ada')).rejects.toThrow('the database is down');
    expect(state()).toMatchObject({ phase: 'live', pausedBy: null });
    breakNotes(false);
    await held.control(upstreamId, 'pause', 'Ada');
    await reaches('paused');
  });

  test('controls that come together take effect one after another', async () => {
    const { url } = await broker();
    const { held, reaches, state, pauses } = started({ upstream: mqttUpstream(url, {}) });
    await reaches('live');
    const all = (['pause', 'resume', 'restart', 'pause', 'pause'] as const).map((control, index) =>
      held.control(upstreamId, control, `person ${index}`),
    );
    await Promise.all(all);
    expect(pauses).toEqual(['person 0', null, 'person 3']);
    expect(state()).toMatchObject({ phase: 'paused', pausedBy: 'person 3' });
  });

  test('an id that nobody configured is refused', async () => {
    const { held } = heldUnderTest({ upstream: mqttUpstream('mqtt://127.0.0.1:1', {}) });
    await expect(held.control('other', 'pause', 'Ada')).rejects.toThrow('expected the id of an upstream, got "other"');
    expect(() => held.startTest('other')).toThrow('got "other"');
  });

  const shared = (count: number, settings: Partial<MqttSettings> = {}): Partial<MqttSettings>[] =>
    Array.from({ length: count }, (_, index) => ({
      clientId: `motorcade-${index}`,
      filter: '$share/motorcade/fleet/#',
      ...settings,
    }));

  test.each([4, 5] as const)(
    'connections of a shared subscription take each message once, version %i',
    async (version) => {
      const { url } = await broker();
      const links = shared(4, { protocolVersion: version, clean: true });
      const { reaches, stored } = started({ upstream: mqttUpstream(url, ...links) });
      const live = await reaches('live');
      expect(live.links.map(({ name, phase }) => [name, phase])).toEqual(
        [0, 1, 2, 3].map((index) => [`motorcade-${index}`, 'live']),
      );
      expect(live.subscription).toBe('$share/motorcade/fleet/#');
      await publish(url, 0, 2_000);
      await vi.waitFor(() => expect(new Set(stored).size).toBe(2_000), patient);
      expect(stored).toHaveLength(2_000);
    },
  );

  test('an upstream is as well as the worst of its connections', async () => {
    const { url } = await broker();
    const [one = {}, other = {}] = shared(2);
    const credentials = async () => Promise.reject(new Error('the token endpoint does not answer'));
    const { reaches } = started({ upstream: mqttUpstream(url, one, { ...other, credentials }) });
    await vi.waitFor(async () => expect((await reaches('waiting')).links[0]?.phase).toBe('live'), patient);
    expect((await reaches('waiting')).error).toBe('1 of 2 connections: the token endpoint does not answer');
  });

  test('every connection gives up the last filter before the new one is noted, once', async () => {
    const { url } = await broker();
    const lastFilter = '$share/motorcade/old/#';
    for (const { clientId = '' } of shared(2)) await leaveSession(url, clientId, lastFilter);
    const { reaches, filters, stored } = started({ upstream: mqttUpstream(url, ...shared(2)), lastFilter });
    await reaches('live');
    const publisher = await openPublisher(url);
    for (const topic of ['old/1', 'old/2', 'fleet/1']) await publisher.publishAsync(topic, topic, { qos: 1 });
    await publisher.endAsync();
    await vi.waitFor(() => expect(stored).toEqual(['fleet/1']), patient);
    expect(filters).toEqual(['$share/motorcade/fleet/#']);
  });

  test('a test beside the live connection signs in as somebody else and leaves it alone', async () => {
    const { url } = await broker();
    const testAs = { clientId: 'motorcade-test', filter: 'fleet/#' };
    const opened = started({ upstream: mqttUpstream(url, { testAs }) });
    const { since } = await opened.reaches('live');
    expect(opened.held.startTest(upstreamId)).toMatchObject({ endedAt: null });
    // A second one does not begin while the first goes on.
    expect(opened.held.startTest(upstreamId).startedAt).toBe(opened.held.testOf(upstreamId)?.startedAt);
    const subscribed = () => opened.held.testOf(upstreamId)?.steps.find(({ name }) => name === 'first-message')?.state;
    await vi.waitFor(() => expect(subscribed()).toBe('running'), patient);
    await publish(url, 0, 1);
    const over = await ended(opened);
    expect(stepsOf(over)).toEqual({
      ...{ dns: 'passed', tcp: 'passed', tls: 'not-used' },
      ...{ 'sign-in': 'passed', subscribe: 'passed', 'first-message': 'passed' },
    });
    expect(over.steps.map(({ detail }) => detail)).toContain('1 byte on fleet/1');
    await vi.waitFor(() => expect(opened.stored).toEqual(['0']), patient);
    expect(opened.state()).toMatchObject({ phase: 'live', since, reconnects: 0 });
  });

  test('where one client id allows one connection, a test goes no further than the handshake', async () => {
    const { url } = await broker();
    const opened = started({ upstream: mqttUpstream(url, {}) });
    const { since } = await opened.reaches('live');
    opened.held.startTest(upstreamId);
    const over = await ended(opened);
    expect(stepsOf(over)).toMatchObject({ tcp: 'passed', 'sign-in': 'skipped', 'first-message': 'skipped' });
    expect(over.steps[3]?.detail).toContain('pause the source to test this too');
    expect(opened.state()).toMatchObject({ phase: 'live', since });
  });

  test('where one client id allows one connection, a test signs in with it while the live one is away', async () => {
    const { url } = await broker({ users: { fleet: 'right' } });
    let password = 'wrong';
    let isMended = false;
    // Who asks while the connection waits is the test: an attempt of the connection's own must not come before it.
    const credentials = async () => ({
      username: 'fleet',
      password: isMended && opened.state().phase === 'waiting' ? 'right' : password,
    });
    const opened = started({ upstream: mqttUpstream(url, { credentials }) });
    await opened.reaches('waiting');
    opened.held.startTest(upstreamId);
    const refused = await ended(opened);
    expect(stepsOf(refused)).toMatchObject({ 'sign-in': 'failed', subscribe: 'skipped' });
    expect(refused.steps[3]?.detail).toContain('this client is not authorised');
    isMended = true;
    opened.held.startTest(upstreamId);
    const waits = () => opened.held.testOf(upstreamId)?.steps.find(({ name }) => name === 'first-message')?.state;
    await vi.waitFor(() => expect(waits()).toBe('running'), patient);
    password = 'right';
    // The connection stays away while the test has its client id, however long it has waited.
    await vi.waitFor(() => expect(opened.state().nextAttemptAt).toBeLessThan(Date.now()), patient);
    expect([opened.state().phase, waits()]).toEqual(['waiting', 'running']);
    const publisher = await connectAsync(url, { username: 'fleet', password });
    await publisher.publishAsync('fleet/1', 'kept', { qos: 1 });
    await publisher.endAsync();
    expect((await ended(opened)).steps.map(({ state }) => state)).toEqual(allOverPlain);
    await vi.waitFor(() => expect(opened.stored).toEqual(['kept']), patient);
    expect(opened.state()).toMatchObject({ phase: 'live', error: null });
  });

  test.each([1, 2] as const)(
    'a test while paused uses the own session and takes nothing from it, QoS %i',
    async (qos) => {
      const { url } = await broker();
      const opened = started({ upstream: mqttUpstream(url, { qos }) });
      await opened.reaches('live');
      await opened.held.control(upstreamId, 'pause', 'Ada');
      await publish(url, 0, 50, qos);
      opened.held.startTest(upstreamId);
      const over = await ended(opened);
      expect(over.steps.map(({ state }) => state)).toEqual(allOverPlain);
      expect(over.steps[3]?.detail).toContain('the broker has kept our session');
      expect(opened.stored).toEqual([]);
      await opened.held.control(upstreamId, 'resume', 'Ada');
      await vi.waitFor(() => expect(new Set(opened.stored).size).toBe(50), patient);
      expect(opened.stored).toHaveLength(50);
    },
  );

  test('a control ends the test under way, and says so in it', async () => {
    const { url } = await broker();
    const opened = started({ upstream: mqttUpstream(url, {}), pause: { by: 'Ada', at: 1 } });
    opened.held.startTest(upstreamId);
    const waits = () => opened.held.testOf(upstreamId)?.steps.find(({ name }) => name === 'first-message')?.state;
    await vi.waitFor(() => expect(waits()).toBe('running'), patient);
    await opened.held.control(upstreamId, 'resume', 'Ada');
    const over = await ended(opened);
    expect(over.steps.at(-1)).toMatchObject({ state: 'failed', detail: 'the test was ended by "resume"' });
    await opened.reaches('live');
    expect(opened.state().error).toBe(null);
  });

  test('a test tells which step fails, and why', async () => {
    const { url } = await broker({ users: { fleet: 'right' } });
    const credentials = async () => ({ username: 'fleet', password: 'wrong' });
    const opened = started({
      upstream: mqttUpstream(url, { credentials, testAs: { clientId: 'test', filter: 'fleet/#' } }),
    });
    expect((await opened.reaches('waiting')).error).toContain('this client is not authorised');
    opened.held.startTest(upstreamId);
    const over = await ended(opened);
    expect(over.steps[3]).toMatchObject({ name: 'sign-in', state: 'failed' });
    expect(over.steps[3]?.detail).toContain('this client is not authorised');
    expect(stepsOf(over)).toMatchObject({ tls: 'not-used', subscribe: 'skipped' });
  });
});
