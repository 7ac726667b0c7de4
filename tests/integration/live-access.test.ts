import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allows, permissions, roles } from '../../server/contract/roles';
import { type ClientEventName, clientEvents } from '../../server/live/client-events';
import { connect, headersOf, once, type Rig, startRig, type TestSocket } from '../live/live-rig';

let rig: Rig;
const sockets: TestSocket[] = [];

beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await rig.stop();
});

function open(headers?: Record<string, string>): TestSocket {
  const socket = connect(rig, headers);
  sockets.push(socket);
  return socket;
}

async function enter(session = 'viewer'): Promise<TestSocket> {
  const socket = open(headersOf(rig, session));
  await once(socket, 'connect');
  return socket;
}

/** Says anything at all, as no typed client would, and gives the answer. */
const say = (socket: TestSocket, event: string, ...payload: unknown[]) =>
  new Promise<unknown>((resolve) => {
    const words: unknown[] = [...payload, resolve];
    Reflect.apply(socket.emit, socket, [event, ...words]);
  });

describe('who may connect', () => {
  test.each([
    [
      'a foreign page',
      (own: string) => ({ cookie: 'session=viewer', origin: own.replace('127.0.0.1', 'evil.example') }),
    ],
    ['another port of this machine', () => ({ cookie: 'session=viewer', origin: 'http://127.0.0.1:1' })],
    ['an opaque origin', () => ({ cookie: 'session=viewer', origin: 'null' })],
    ['a program that names no origin', () => ({ cookie: 'session=viewer' })],
  ])('%s is refused before it is a socket', async (_who, headers: (own: string) => Record<string, string>) => {
    const error = await once<Error>(open(headers(rig.url)), 'connect_error');
    expect(error.message).toMatch(/websocket error|403/);
    expect(rig.live.counts()).toMatchObject({ foreignOrigins: 1, signedOut: 0 });
    expect(rig.live.count()).toBe(0);
  });

  test.each([
    ['no cookie', {}],
    ['a cookie of no session', { cookie: 'session=guessed' }],
  ])('%s is told to sign in', async (_what, cookie: Record<string, string>) => {
    const error = await once<Error & { data: unknown }>(open({ origin: rig.url, ...cookie }), 'connect_error');
    expect(error.data).toEqual({ code: 'signed-out' });
    expect(rig.live.count()).toBe(0);
  });

  test('long polling is not offered', async () => {
    const answer = await fetch(`${rig.url}/socket.io/?EIO=4&transport=polling`, { headers: headersOf(rig) });
    expect(answer.status).toBe(400);
  });
});

describe('what each role may say', () => {
  const payloads: Record<ClientEventName, unknown[]> = {
    'fleet:join': [{}],
    'fleet:leave': [],
    'vehicle:join': [{ vin: 'NOBODY' }],
    'vehicle:leave': [{ vin: 'NOBODY' }],
    'commands:join': [],
    'commands:leave': [],
  };
  const matrix = roles.flatMap((role) =>
    Object.entries(clientEvents).map(([name, { permission }]) => [role, name as ClientEventName, permission] as const),
  );

  test.each(matrix)('%s says %s', async (role, name, permission) => {
    rig.sessions.set(role, role);
    const socket = await enter(role);
    const answer = await say(socket, name, ...payloads[name]);
    const isRefused = typeof answer === 'object' && answer !== null && 'error' in answer;
    expect(isRefused).toBe(!allows(role, permission));
    expect(permission in permissions).toBe(true);
  });
});

describe('what is said wrongly', () => {
  test.each([
    ['an event that is not in the table', 'fleet:destroy', [{}], { unknownEvents: 1 }],
    ['the name of something every object has', 'constructor', [{}], { unknownEvents: 1 }],
    ['a revision that is text', 'fleet:join', [{ revision: '7' }], { malformedEvents: 1 }],
    ['no payload where one is needed', 'vehicle:join', [], { malformedEvents: 1 }],
    ['a VIN that is a list', 'vehicle:join', [{ vin: ['A'] }], { malformedEvents: 1 }],
    ['a VIN that no database can hold', 'vehicle:join', [{ vin: 'A\0' }], { malformedEvents: 1 }],
    ['a VIN without end', 'vehicle:join', [{ vin: 'A'.repeat(65) }], { malformedEvents: 1 }],
  ])('%s is answered with an error and counted', async (_what, name, payload, counted) => {
    const answer = await say(await enter(), name, ...payload);
    expect(answer).toMatchObject({ error: expect.any(String) });
    expect(rig.live.counts()).toMatchObject(counted);
  });

  test('a payload beyond 64 kB ends the connection', async () => {
    const socket = await enter();
    const gone = once(socket, 'disconnect');
    void say(socket, 'vehicle:join', { vin: 'A'.repeat(70_000) });
    expect(await gone).toBe('transport close');
  });

  test('too much at once is refused, and whoever goes on is sent away', async () => {
    const socket = await enter();
    const gone = once(socket, 'disconnect');
    const answers = await Promise.all(Array.from({ length: 100 }, () => say(socket, 'fleet:join', {})));
    const refused = answers.filter((answer) => JSON.stringify(answer).includes('too many requests'));
    expect(refused.length).toBeGreaterThan(40);
    for (let count = 0; count < 300; count += 1) socket.emit('fleet:leave');
    expect(await gone).toBe('io server disconnect');
    expect(rig.live.counts().abusive).toBe(1);
  });

  test('a connection follows eight vehicles and not one more', async () => {
    const socket = await enter();
    for (let id = 1; id <= 9; id += 1) {
      const vin = `V${id}`;
      rig.states.set(vin, { id, vin, name: null, model: null, readings: [], absences: [], availabilities: [] });
    }
    for (let id = 1; id <= 8; id += 1)
      expect(await say(socket, 'vehicle:join', { vin: `V${id}` })).toHaveProperty('state.id', id);
    expect(await say(socket, 'vehicle:join', { vin: 'V9' })).toHaveProperty('error');
    await say(socket, 'vehicle:leave', { vin: 'V1' });
    expect(await say(socket, 'vehicle:join', { vin: 'V9' })).toHaveProperty('state.id', 9);
  });
});

describe('when a session ends', () => {
  test('its sockets are cut at once and the others are not', async () => {
    rig.sessions.set('other', 'viewer');
    const [mine, second, others] = await Promise.all([enter(), enter(), enter('other')]);
    const gone = Promise.all([once(mine, 'disconnect'), once(second, 'disconnect')]);
    const beganAt = performance.now();
    rig.revoke('viewer');
    await gone;
    expect(performance.now() - beganAt).toBeLessThan(1_000);
    expect(others.connected).toBe(true);
    expect(rig.live.counts().revoked).toBe(2);
  });

  test('a socket whose session ended unheard is cut within half a minute', async () => {
    const socket = await enter();
    const gone = once(socket, 'disconnect');
    rig.sessions.delete('viewer');
    rig.clock.aheadMs += 28_000;
    const beganAt = performance.now();
    expect(await gone).toBe('io server disconnect');
    expect(performance.now() - beganAt).toBeLessThan(2_000);
  });
});
