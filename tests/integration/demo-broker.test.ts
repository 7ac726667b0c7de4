import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Broker, startBroker } from '../../server/demo/broker';
import { type Certificates, openCertificates } from '../../server/demo/certificates';
import { certificateDoor, loginDoor } from '../../server/demo/doors';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { drogueCommands } from '../../server/demo/lines/drogue-commands';

const topic = 'live/level13/5D3E0A6C4B1F92E7A80C41D6';
const filter = `${topic}/#`;
let folder: string;
let certificates: Certificates;
let strangers: Certificates;
let broker: Broker;
let subscribed: number;
const clients: MqttClient[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motorcade-broker-'));
  certificates = await openCertificates(join(folder, 'own'), ['customer', 'vehicles', 'other'], Date.now());
  strangers = await openCertificates(join(folder, 'strangers'), ['customer'], Date.now());
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  subscribed = 0;
  broker = await startBroker({
    certificates,
    door: certificateDoor('customer', 'vehicles'),
    topic,
    customer: 'customer',
    filters: [topic, filter],
    feeder: 'vehicles',
    onSubscribed: () => {
      subscribed++;
    },
    onDropped: () => undefined,
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.end(true);
  await broker.stop();
});

/** A client with the certificate of that name, connected or not. */
function clientOf(name: string, options: IClientOptions = {}, from = certificates): MqttClient {
  const identity = from.clients.get(name);
  const client = connect(broker.url, {
    clientId: name,
    protocolVersion: 4,
    clean: name !== 'customer',
    ca: certificates.authority,
    cert: identity?.certificate,
    key: identity?.key,
    reconnectPeriod: 0,
    ...options,
  });
  clients.push(client);
  return client;
}

const happens = (client: MqttClient, event: 'connect' | 'close' | 'message'): Promise<void> =>
  new Promise((resolve) => {
    client.once(event, () => resolve());
  });

async function connected(name: string, options: IClientOptions = {}): Promise<MqttClient> {
  const client = clientOf(name, options);
  await happens(client, 'connect');
  return client;
}

/** Why a connection was refused: what was said, or nothing but that it was closed. */
function refusalOf(client: MqttClient): Promise<string> {
  return new Promise((resolve, reject) => {
    client.once('error', (error) => resolve(error.message));
    client.once('close', () => resolve('closed'));
    client.once('connect', () => reject(new Error('was let in')));
  });
}

describe('who may connect', () => {
  test('nobody without a certificate', async () => {
    expect(await refusalOf(clientOf('customer', { cert: undefined, key: undefined }))).toMatch(/certificate required/);
  });

  test('nobody with a certificate of another authority', async () => {
    expect(await refusalOf(clientOf('customer', {}, strangers))).toMatch(/unknown ca|certificate|closed/);
  });

  test('nobody under another id than the certificate has', async () => {
    expect(await refusalOf(clientOf('customer', { clientId: 'somebody' }))).toMatch(/Identifier rejected/);
  });

  test('nobody whose certificate belongs to no application', async () => {
    expect(await refusalOf(clientOf('other'))).toMatch(/Not authorized/);
  });

  test('no customer without a session that stays', async () => {
    expect(await refusalOf(clientOf('customer', { clean: true }))).toMatch(/Not authorized/);
  });

  test('nobody with MQTT 5', async () => {
    expect(await refusalOf(clientOf('customer', { protocolVersion: 5 }))).toMatch(/protocol version/i);
  });

  test('a second connection with a certificate ends the first', async () => {
    const first = await connected('customer');
    const closed = happens(first, 'close');
    const second = await connected('customer');
    await closed;
    expect(second.connected).toBe(true);
  });
});

describe('what a customer may do', () => {
  test('subscribe to its application, and that is noticed', async () => {
    const granted = await (await connected('customer')).subscribeAsync(filter, { qos: 1 });
    expect(granted.map(({ qos }) => qos)).toEqual([1]);
    await expect.poll(() => subscribed).toBe(1);
  });

  test.each(['#', 'live/#', 'live/level13/AAAAAAAAAAAAAAAAAAAAAAAA/#', '$SYS/#', `${topic}/+/diagnostics/#`])(
    'not subscribe to %s',
    async (foreign) => {
      const client = await connected('customer');
      await expect(client.subscribeAsync(foreign, { qos: 1 })).rejects.toThrow(/Unspecified error|subscribe/i);
      expect(subscribed).toBe(0);
    },
  );

  test('hold one filter only', async () => {
    const client = await connected('customer');
    await client.subscribeAsync(filter, { qos: 1 });
    await expect(client.subscribeAsync(topic, { qos: 1 })).rejects.toThrow();
    await client.unsubscribeAsync(filter);
    await client.subscribeAsync(topic, { qos: 1 });
  });

  test('not ask for another quality of service', async () => {
    const client = await connected('customer');
    await expect(client.subscribeAsync(filter, { qos: 2 })).rejects.toThrow();
    await expect(client.subscribeAsync(filter, { qos: 0 })).rejects.toThrow();
  });

  test('not publish', async () => {
    const client = await connected('customer');
    const closed = happens(client, 'close');
    client.publish(`${topic}/VIN/doors/set/locks`, '{}', { qos: 1 });
    await closed;
  });
});

test('vehicles may not publish for another application, nor listen', async () => {
  const vehicles = await connected('vehicles');
  await expect(vehicles.subscribeAsync(filter, { qos: 1 })).rejects.toThrow();
  const closed = happens(vehicles, 'close');
  vehicles.publish('live/level13/AAAAAAAAAAAAAAAAAAAAAAAA/x', '{}', { qos: 1 });
  await closed;
});

test('a session keeps what comes while its customer is away, and gives it again until it is acknowledged', async () => {
  const first = await connected('customer');
  await first.subscribeAsync(filter, { qos: 1 });
  await first.endAsync();
  const vehicles = await connected('vehicles');
  for (let number = 0; number < 50; number++) await vehicles.publishAsync(`${topic}/x`, String(number), { qos: 1 });
  expect(broker.queued()).toBe(50);

  const second = clientOf('customer');
  second.handleMessage = () => undefined;
  await happens(second, 'message');
  second.end(true);

  const third = clientOf('customer');
  const received: string[] = [];
  third.on('message', (_, payload) => received.push(payload.toString()));
  await expect.poll(() => received.length).toBe(50);
  expect(received).toEqual(Array.from({ length: 50 }, (_, number) => String(number)));
  await expect.poll(() => broker.queued()).toBe(0);
});

describe('commands as Drogue takes them', () => {
  const login = { username: 'somebody', password: 'a password of theirs' };
  let drogue: Broker;
  const knock = (clientId: string, clean = true): MqttClient => {
    const usual = { clientId, clean, protocolVersion: 4 as const, reconnectPeriod: 0, ...login };
    const client = connect(drogue.url, { ca: certificates.authority, ...usual });
    clients.push(client);
    return client;
  };
  const open = async (clientId: string): Promise<MqttClient> => {
    const client = knock(clientId);
    await happens(client, 'connect');
    return client;
  };
  const sendTo = (sender: MqttClient, to: string) => sender.publishAsync(to, '{"locked":true}', { qos: 1 });

  beforeEach(async () => {
    const { sender, inbox, inboxOf } = drogueCommands('commands', [makeVehicle(1, 5)]);
    drogue = await startBroker({
      certificates,
      door: loginDoor(() => login, 'customer', true),
      topic: 'app/demo-fleet',
      customer: 'customer',
      filters: ['app/demo-fleet'],
      feeder: 'vehicles',
      commands: { sender, inbox, inboxOf },
      onSubscribed: () => {
        subscribed++;
      },
      onDropped: () => undefined,
    });
  });
  afterEach(() => drogue.stop());

  test('reach the inbox of their device at QoS 0, and are acknowledged also when nobody is there', async () => {
    const sender = await open('commands-1');
    await sendTo(sender, 'command/demo-fleet/box-0006/unheard');
    const vehicles = await open('vehicles');
    const got: [topic: string, payload: string, qos: number][] = [];
    vehicles.on('message', (to, payload, { qos }) => got.push([to, payload.toString(), qos]));
    await vehicles.subscribeAsync('command/inbox/#', { qos: 0 });
    await sendTo(sender, 'command/demo-fleet/box-0006/lock');
    await expect.poll(() => got).toEqual([['command/inbox/box-0006/lock', '{"locked":true}', 0]]);
    expect(subscribed).toBe(0);
  });

  test.each(['command/demo-fleet/box-0006/lock/now', 'command/demo-fleet/box-0007/lock', 'app/demo-fleet'])(
    'cost the connection where they go to %s',
    async (to) => {
      const sender = await open('commands-1');
      const closed = happens(sender, 'close');
      sender.publish(to, '{}', { qos: 1 });
      await closed;
    },
  );

  test('are published by nobody who listens, and heard by nobody who publishes them', async () => {
    const customer = await open('customer');
    const closed = happens(customer, 'close');
    customer.publish('command/demo-fleet/box-0006/lock', '{}', { qos: 1 });
    await closed;
    const sender = await open('commands-1');
    for (const foreign of ['app/demo-fleet', 'command/inbox/#'])
      await expect(sender.subscribeAsync(foreign, { qos: 1 })).rejects.toThrow();
    const vehicles = await open('vehicles');
    await expect(vehicles.subscribeAsync('command/#', { qos: 0 })).rejects.toThrow();
    await expect(vehicles.subscribeAsync('command/inbox/#', { qos: 1 })).rejects.toThrow();
  });

  test('are sent from no session that stays', async () => {
    expect(await refusalOf(knock('commands-1', false))).toMatch(/Bad username or password/);
  });
});

describe('a door with logins', () => {
  const login = { username: 'somebody', password: 'a password of theirs' };
  let lodge: Broker;
  beforeEach(async () => {
    lodge = await startBroker({
      certificates,
      door: loginDoor((id) => (id === 'customer' ? login : undefined), 'customer', true),
      topic: 'app/one',
      customer: 'customer',
      filters: ['app/one'],
      feeder: 'vehicles',
      onSubscribed: () => undefined,
      onDropped: () => undefined,
    });
  });
  afterEach(() => lodge.stop());

  const knock = (options: IClientOptions): MqttClient => {
    const usual = { clientId: 'customer', clean: true, protocolVersion: 4 as const, reconnectPeriod: 0 };
    const client = connect(lodge.url, { ca: certificates.authority, ...usual, ...login, ...options });
    clients.push(client);
    return client;
  };

  test('lets in who has the password, without a certificate', async () => {
    await happens(knock({}), 'connect');
  });

  test.each([
    ['another password', { password: 'a password of others' }],
    ['another user name', { username: 'else' }],
    ['nothing at all', { username: undefined, password: undefined }],
    ['the other kind of session', { clean: false }],
    ['an id without a login', { clientId: 'vehicles' }],
  ])('calls %s a bad login', async (_, options) => {
    expect(await refusalOf(knock(options))).toMatch(/Bad username or password/);
  });
});
