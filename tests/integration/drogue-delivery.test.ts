import { connectAsync } from 'mqtt';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type DrogueBroker, startDrogueBroker } from '../support/drogue-broker';
import { application, clientSecret, drogueUpstream, odometerEvent, odometers } from '../support/drogue-upstream';
import { heldUnderTest } from '../support/held-upstreams';
import { startMosquitto } from '../support/mosquitto';
import { needs } from '../support/need';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function broker(): Promise<DrogueBroker> {
  const started = await startDrogueBroker({ application });
  ends.push(started.stop);
  return started;
}

function started(url: string, more: object = {}) {
  const upstream = drogueUpstream(url, more);
  const under = heldUnderTest({ upstream });
  ends.push(under.held.stop);
  under.held.start();
  return { ...under, upstream, told: () => odometers(upstream, under.messages) };
}

const arrival = { timeout: 60_000, interval: 5 };
const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);
const inOrder = (values: unknown[]) => [...values].sort((a, b) => Number(a) - Number(b));

describe('events of Drogue IoT', () => {
  test.each<[string, object]>([
    ['structured over MQTT 5', {}],
    ['structured over MQTT 3.1.1', { mqtt: '3.1.1' }],
    ['binary, as the subscription asks for', { contentMode: 'binary' }],
  ])('%s say the same', async (_words, more) => {
    const { url, publish } = await broker();
    const { reaches, messages, upstream } = started(url, more);
    await reaches('live');
    const event = odometerEvent('box 1', 7);
    publish('box 1', event);
    await vi.waitFor(() => expect(messages).toHaveLength(1), arrival);
    expect(messages.map(upstream.decode)).toMatchObject([
      {
        identity: 'drogue://fleet/box 1 event-7',
        subject: { device: 'box 1' },
        readings: [{ signal: 'odometer', value: 7, at: Date.UTC(2026, 0, 1) + 7, timeSource: 'envelope' }],
        refusals: [],
      },
    ]);
    const isBinary = messages[0]?.payload.toString() === '{"odometer":7}';
    expect(isBinary).toBe('contentMode' in more);
  });

  test('that wait go to whom their partition moves when another joins', async () => {
    const { url, publish } = await broker();
    const got: string[] = [];
    const join = async (clientId: string, acknowledges: boolean) => {
      const client = await connectAsync(url, { protocolVersion: 5, clientId });
      ends.push(() => client.endAsync(true));
      client.handleMessage = ({ payload }, done) => {
        got.push(`${clientId}: ${JSON.parse(payload.toString()).device}`);
        if (acknowledges) done();
      };
      await client.subscribeAsync(`$share/motorcade/app/${application}`, { qos: 1 });
    };
    await join('holder', false);
    await join('idle', true);
    // Of partitions 0 and 4, which are the holder's: it has the first event under way.
    publish('T', odometerEvent('T', 1));
    publish('X', odometerEvent('X', 2));
    await vi.waitFor(() => expect(got).toEqual(['holder: T']), arrival);
    await join('third', true);
    await vi.waitFor(() => expect(got).toEqual(['holder: T', 'idle: X']), arrival);
  });

  test('go to one connection of a share group each', async () => {
    const { url, publish, lagOf, filters } = await broker();
    const { reaches, told, state } = started(url, { group: 'motorcade', connections: 4 });
    await reaches('live');
    await vi.waitFor(() => expect(state().links.map(({ phase }) => phase)).toEqual(Array(4).fill('live')), arrival);
    expect(new Set(filters)).toEqual(new Set(['$share/motorcade/app/fleet']));
    for (const number of numbers(1_000)) publish(`box-${number % 50}`, odometerEvent(`box-${number % 50}`, number));
    await vi.waitFor(() => expect(lagOf('fleet.motorcade')).toBe(0), arrival);
    expect(inOrder(told())).toEqual(numbers(1_000));
  });

  test('that we missed are sent when we are back: the client id stays, and so does the group', async () => {
    const { url, publish, lagOf } = await broker();
    const { reaches, told, held, state } = started(url);
    await reaches('live');
    publish('box-1', odometerEvent('box-1', 1));
    await vi.waitFor(() => expect(told()).toEqual([1]), arrival);
    await held.control('drogue', 'pause', 'somebody');
    await vi.waitFor(() => expect(state().phase).toBe('paused'), arrival);
    for (const number of numbers(20, 2)) publish('box-1', odometerEvent('box-1', number));
    await held.control('drogue', 'resume', 'somebody');
    await vi.waitFor(() => expect(lagOf('fleet.motorcade')).toBe(0), arrival);
    expect(told()).toEqual(numbers(21));
  });

  test('are all there after connections were cut among them', async () => {
    const { url, publish, lagOf, resetAll } = await broker();
    const { reaches, told } = started(url, { group: 'motorcade', connections: 3 });
    await reaches('live');
    for (const number of numbers(600)) {
      publish(`box-${number % 20}`, odometerEvent(`box-${number % 20}`, number));
      if (number % 200 === 0) {
        resetAll();
        await vi.waitFor(() => expect(told().length).toBeGreaterThan(number / 2), arrival);
      }
    }
    await vi.waitFor(() => expect(lagOf('fleet.motorcade')).toBe(0), arrival);
    // What was under way when a connection was cut comes again: the same event, which counts once.
    expect(inOrder([...new Set(told())])).toEqual(numbers(600));
  });

  test.each<[string, object, string]>([
    ['an application nobody knows', { application: 'another' }, 'Drogue says this of an application it does not know'],
    [
      'an application nobody knows',
      { application: 'another', mqtt: '3.1.1' },
      'Drogue says this of an application it does not know',
    ],
  ])('cannot be had of %s: %j, and the card says why', async (_words, more, words) => {
    const { url } = await broker();
    const { error } = await started(url, more).reaches('waiting');
    expect(error).toContain('the broker refused the subscription to "app/another"');
    expect(error).toContain(words);
  });
});

needs('mosquitto')('events through mosquitto, which shares subscriptions too', () => {
  test('come to one of several connections each, in either content mode', async () => {
    const mosquitto = await startMosquitto({ users: { somebody: clientSecret } });
    ends.push(mosquitto.stop);
    const credentials = { username: 'somebody', apiKey: { env: 'KEY' } };
    const more = { credentials, group: 'motorcade', connections: 3, contentMode: 'binary' };
    const { reaches, told, state, upstream, messages } = started(mosquitto.url, more);
    await reaches('live');
    await vi.waitFor(() => expect(state().links.map(({ phase }) => phase)).toEqual(['live', 'live', 'live']), arrival);
    const login = { username: 'somebody', password: clientSecret, protocolVersion: 5 } as const;
    const publisher = await connectAsync(mosquitto.url, login);
    ends.push(() => publisher.endAsync());
    for (const number of numbers(100)) {
      const { data, datacontenttype, ...attributes } = odometerEvent('box-1', number);
      const isBinary = number % 2 === 0;
      const userProperties = Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, String(value)]),
      );
      const properties = isBinary
        ? { contentType: String(datacontenttype), userProperties }
        : { contentType: 'application/cloudevents+json; charset=utf-8' };
      const payload = JSON.stringify(isBinary ? data : odometerEvent('box-1', number));
      await publisher.publishAsync(`app/${application}`, payload, { qos: 1, properties });
    }
    await vi.waitFor(() => expect(messages).toHaveLength(100), arrival);
    expect(inOrder(told())).toEqual(numbers(100));
    for (const message of messages) expect(upstream.decode(message).subject).toEqual({ device: 'box-1' });
  });
});
