import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { minutes, seconds } from '../../server/contract/duration';
import { type CommandDevices, openDevices } from '../support/commands/command-device';
import {
  ada,
  type CommandServer,
  detailOf,
  deviceOf,
  openCommandServer,
  sent,
  vinOf,
} from '../support/commands/command-stage';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { type Mosquitto, startMosquitto } from '../support/mosquitto';
import { needs } from '../support/need';

const soon = { timeout: 20_000, interval: 10 };
/** For a second server: two of one client id would throw each other out all the time, and miss what is told. */
const another = { clientId: 'another' };
const quick = { reconnect: { baseMs: 50, capMs: 100 } };

needs('mosquitto')('a command', () => {
  let testDatabase: TestDatabase;
  let mosquitto: Mosquitto;
  let devices: CommandDevices;
  const ends: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    [testDatabase, mosquitto] = await Promise.all([createTestDatabase(), startMosquitto()]);
    devices = await openDevices(mosquitto.url);
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await devices.close();
    await mosquitto.stop();
    await testDatabase.drop();
  });

  async function open(options: Parameters<typeof openCommandServer>[2] = {}): Promise<CommandServer> {
    const server = await openCommandServer(testDatabase.url, mosquitto.url, { publisherLimits: quick, ...options });
    ends.push(server.stop);
    return server;
  }
  const prepare = (server: CommandServer, type = 'stop') =>
    server.commands.prepare({ vin: vinOf(1), type, parameters: {}, whenOffline: 'fail' }, ada);
  const isConnected = async (server: CommandServer) => (await server.commands.routes(vinOf(1)))?.[0]?.isConnected;
  /** The vehicle has told that it stands unlocked, and nothing more of it is on its way. */
  const heard = async (server: CommandServer) => {
    const tell = (at?: number) => devices.tell(deviceOf(1), { doorLock: 'unlocked', speed: 0 }, at);
    const speedAt = async () => (await prepare(server)).preconditions[0]?.reading?.at ?? 0;
    const from = Date.now();
    await vi.waitFor(async () => {
      await tell();
      expect(await speedAt()).toBeGreaterThanOrEqual(from);
      expect(await isConnected(server)).toBe(true);
    }, soon);
    const last = Date.now() + 5;
    await tell(last);
    await vi.waitFor(async () => expect(await speedAt()).toBe(last), soon);
  };
  const reaches = (server: CommandServer, id: string, state: string) =>
    vi.waitFor(async () => {
      const detail = await detailOf(server, id);
      expect(detail.state).toBe(state);
      return detail;
    }, soon);
  const breakBroker = async (server: CommandServer) => {
    await mosquitto.kill();
    await vi.waitFor(async () => expect(await isConnected(server)).toBe(false), soon);
  };

  test('expires while the broker is down, and nothing is published when it returns', async () => {
    const server = await open();
    await heard(server);
    await breakBroker(server);
    const ids = [await sent(server, { type: 'lock' }), await sent(server, { type: 'lock-again' })];
    server.ahead(minutes(6));
    for (const id of ids) expect((await reaches(server, id, 'expired')).words).toContain('no connection to drogue');
    server.ahead(0);
    mosquitto = await startMosquitto({ port: mosquitto.port });
    await vi.waitFor(async () => expect(await isConnected(server)).toBe(true), soon);
    // What is published next comes alone: nothing was kept for the connection's return.
    await devices.listen();
    const last = await sent(server, { type: 'honk' });
    await reaches(server, last, 'unconfirmed');
    await vi.waitFor(() => expect(devices.got.map(({ name }) => name)).toEqual(['honk']), soon);
  });

  test('waits for the broker within its time, and is then published once', async () => {
    const server = await open();
    await heard(server);
    await breakBroker(server);
    const id = await sent(server, { type: 'honk' });
    mosquitto = await startMosquitto({ port: mosquitto.port });
    await reaches(server, id, 'unconfirmed');
    expect(await detailOf(server, id)).toMatchObject({ attempts: 1 });
  });

  test.each([
    ['turned false', `number = 30 FROM signal s WHERE s.id = signal_id AND s.key = 'speed'`, 'Speed is 30 km/h'],
    ['grew stale', `at = at - interval '3 minutes'`, 'Speed was last told'],
  ])('is not sent when a precondition %s between click and publish', async (_what, change, words) => {
    const server = await open();
    await heard(server);
    await breakBroker(server);
    const id = await sent(server, { type: 'stop' });
    await server.database.pool.query(`UPDATE latest SET ${change}`);
    mosquitto = await startMosquitto({ port: mosquitto.port });
    expect((await reaches(server, id, 'failed')).words).toContain(words);
    expect(await detailOf(server, id)).toMatchObject({ attempts: 0, publishedAt: null });
  });

  test('for a vehicle that is not heard of fails now, or waits until it is, as was asked for', async () => {
    const server = await open();
    await heard(server);
    await server.database.pool.query(`UPDATE latest SET received_at = received_at - interval '14 minutes'`);
    // The device tells something, older than what is known: its clock is behind.
    await reaches(server, await sent(server, { type: 'honk' }), 'unconfirmed');
    await server.database.pool.query(`UPDATE device SET last_received_at = last_received_at - interval '14 minutes'`);
    devices.got.splice(0);
    const now = await sent(server, { type: 'lock' });
    expect((await reaches(server, now, 'failed')).words).toMatch(/last heard of 14 min( \d+ s)? ago/);
    const patient = await sent(server, { type: 'honk', whenOffline: 'wait' });
    const impatient = await sent(server, { type: 'lock' });
    await reaches(server, impatient, 'failed');
    expect((await detailOf(server, patient)).state).toBe('queued');
    await devices.tell(deviceOf(1), { doorLock: 'unlocked' });
    await reaches(server, patient, 'unconfirmed');
    await vi.waitFor(() => expect(devices.got.map(({ name }) => name)).toEqual(['honk']), soon);
  });

  test('is not sent to a device that stands for another vehicle by then', async () => {
    const server = await open();
    await heard(server);
    await breakBroker(server);
    const id = await sent(server, { type: 'lock' });
    await server.database.pool.query(`UPDATE device SET vin = 'ANOTHER' WHERE device = $1`, [deviceOf(1)]);
    mosquitto = await startMosquitto({ port: mosquitto.port });
    expect((await reaches(server, id, 'failed')).words).toContain('no longer stands for this vehicle');
  });

  test('asked for twice under one key, at two servers, is one row and published once', async () => {
    const servers = [await open(), await open({ entry: another })];
    const [one, other] = servers;
    if (one === undefined || other === undefined) throw new Error('expected two servers');
    await heard(one);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => sent(index % 2 === 0 ? one : other, { type: 'honk' }, 'one-click')),
    );
    expect(new Set(answers).size).toBe(1);
    await reaches(one, answers[0] ?? '', 'unconfirmed');
    await vi.waitFor(() => expect(devices.got).toHaveLength(1), soon);
    const request = { vin: vinOf(1), type: 'lock', parameters: {}, whenOffline: 'fail' } as const;
    expect(await one.commands.send(request, 'one-click', ada)).toEqual({ outcome: 'conflict' });
    await vi.waitFor(() => expect(other.told.at(-1)).toEqual({ id: answers[0], state: 'unconfirmed' }), soon);
  });

  test('for many, asked for again under one key at two servers, is published once to each', async () => {
    const [one, other] = [await open(), await open({ entry: another })];
    for (const server of [one, other]) await heard(server);
    await devices.tell(deviceOf(2), { speed: 0 });
    await vi.waitFor(async () => expect(await one.commands.routes(vinOf(2))).not.toBeNull(), soon);
    const what = { type: 'honk', parameters: {}, whenOffline: 'wait', perSecond: 50 } as const;
    const asked = { ...what, vins: [vinOf(1), vinOf(2)] };
    const answers = await Promise.all(
      [one, other, one, other].map(({ commands }) => commands.sendBulk(asked, 'one-click', ada)),
    );
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['created', 'repeated', 'repeated', 'repeated']);
    expect(new Set(answers.map((answer) => ('id' in answer ? answer.id : answer.outcome))).size).toBe(1);
    await vi.waitFor(async () => {
      const { rows } = await one.database.pool.query('SELECT state, count(*)::int AS count FROM command GROUP BY 1');
      expect(rows).toEqual([{ state: 'unconfirmed', count: 2 }]);
    }, soon);
    const reached = () => devices.got.map(({ device }) => device).sort();
    await vi.waitFor(() => expect(reached()).toEqual([deviceOf(1), deviceOf(2)]), soon);
  });

  test('of one vehicle is published in the order in which it was asked for, whichever server takes it', async () => {
    const servers = [await open(), await open({ entry: another })];
    const [one, other] = servers;
    if (one === undefined || other === undefined) throw new Error('expected two servers');
    await heard(one);
    await heard(other);
    const texts = Array.from({ length: 30 }, (_, index) => String(index));
    for (const text of texts) await sent(text.length === 1 ? one : other, { type: 'message', parameters: { text } });
    await vi.waitFor(() => expect(devices.got).toHaveLength(texts.length), soon);
    expect(devices.got.map(({ payload }) => payload.text)).toEqual(texts);
  });

  test('can be called off while it waits, and not when it is over', async () => {
    const server = await open();
    await heard(server);
    await breakBroker(server);
    const id = await sent(server, { type: 'lock' });
    expect(await server.commands.cancel(id, ada)).toEqual({ outcome: 'done' });
    expect(await server.commands.cancel(id, ada)).toMatchObject({ outcome: 'refused' });
    expect((await detailOf(server, id)).steps.at(-1)).toMatchObject({ state: 'cancelled', actor: 'Ada' });
  });

  test('that two must agree to waits for another than the one who asked', async () => {
    const server = await open();
    await heard(server);
    const id = await sent(server, { type: 'four-eyes' });
    expect((await detailOf(server, id)).state).toBe('awaiting-approval');
    expect(await server.commands.approve(id, ada)).toMatchObject({ outcome: 'refused' });
    const grace = { ...ada, userId: 'grace', actor: 'Grace' };
    expect(await server.commands.approve(id, { ...grace, role: 'viewer' })).toMatchObject({ outcome: 'refused' });
    expect(await server.commands.approve(id, grace)).toEqual({ outcome: 'done' });
    expect(await reaches(server, id, 'accepted')).toMatchObject({ approvedBy: 'Grace' });
  });

  test('larger than the upstream takes is refused before anything is kept', async () => {
    const server = await open({ entry: { commands: { maxPacketBytes: 256 } } });
    await heard(server);
    const request = {
      vin: vinOf(1),
      type: 'message',
      parameters: { text: 'x'.repeat(300) },
      whenOffline: 'fail',
    } as const;
    const answer = await server.commands.send(request, 'large', ada);
    expect(answer).toMatchObject({ outcome: 'refused', problems: [expect.stringContaining('takes 256 at most')] });
    const { rows } = await server.database.pool.query(`SELECT action FROM audit WHERE action LIKE 'command.%'`);
    expect(rows).toEqual([{ action: 'command.refused' }]);
  });

  test('larger than the broker says it takes is refused, and does not cost the connection', async () => {
    await mosquitto.stop();
    mosquitto = await startMosquitto({ port: mosquitto.port, configuration: ['max_packet_size 1000'] });
    const server = await open();
    await heard(server);
    const request = { vin: vinOf(1), type: 'message', whenOffline: 'fail' } as const;
    const answer = await server.commands.send({ ...request, parameters: { text: 'x'.repeat(1_000) } }, 'large', ada);
    expect(answer).toMatchObject({ outcome: 'refused', problems: [expect.stringContaining('takes 1000 at most')] });
  });

  test('of many that were stopped is not sent any more, though it was on its way at that moment', async () => {
    const server = await open();
    await heard(server);
    await breakBroker(server);
    const asked = { vins: [vinOf(1)], type: 'lock-again', parameters: {}, whenOffline: 'fail', perSecond: 10 } as const;
    const answer = await server.commands.sendBulk({ ...asked, vins: [vinOf(1)] }, 'bulk', ada);
    if (!('id' in answer)) throw new Error(`expected a bulk command, got ${JSON.stringify(answer)}`);
    // A server has taken it, and is killed before the broker answers.
    const { rows } = await server.database.pool.query<{ id: string }>(
      `UPDATE command SET state = 'dispatching', attempts = 1, dispatcher = 1, published_at = now(), dispatched_at = now()
       WHERE bulk_id = $1 RETURNING id`,
      [answer.id],
    );
    expect(await server.commands.stopBulk(answer.id, ada)).toBe(0);
    // By now it would have been answered.
    server.ahead(seconds(10));
    mosquitto = await startMosquitto({ port: mosquitto.port });
    const { words, steps } = await reaches(server, rows[0]?.id ?? '', 'unknown');
    expect(words).toBe('called off by Ada, who stopped the rest; an earlier attempt may have reached the vehicle');
    expect(steps.map(({ state }) => state)).toEqual(['queued', 'queued', 'unknown']);
    expect(devices.got).toEqual([]);
  });

  test('for many is published so many a second, and the rest can be stopped', async () => {
    const server = await open({ devices: 40 });
    await heard(server);
    await Promise.all(Array.from({ length: 40 }, (_, index) => devices.tell(deviceOf(index + 1), { speed: 0 })));
    await vi.waitFor(async () => {
      const { rows } = await server.database.pool.query('SELECT count(DISTINCT vehicle_id)::int AS count FROM latest');
      expect(rows[0]?.count).toBe(40);
    }, soon);
    const vins = [...Array.from({ length: 40 }, (_, index) => vinOf(index + 1)), 'NOBODY'];
    const startedAt = Date.now();
    const asked = { vins, type: 'honk', parameters: {}, whenOffline: 'fail', perSecond: 10 } as const;
    const answer = await server.commands.sendBulk({ ...asked, vins }, 'bulk', ada);
    if (!('id' in answer)) throw new Error(`expected a bulk command, got ${JSON.stringify(answer)}`);
    await vi.waitFor(() => expect(devices.got.length).toBeGreaterThanOrEqual(15), soon);
    const tookMs = Date.now() - startedAt;
    expect(devices.got.length).toBeLessThanOrEqual((tookMs / 1_000) * 10 + 2);
    const calledOff = await server.commands.stopBulk(answer.id, ada);
    expect(calledOff).toBeGreaterThan(0);
    await vi.waitFor(async () => {
      const { rows } = await server.database.pool.query('SELECT state, count(*)::int AS count FROM command GROUP BY 1');
      const states = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
      expect(states).toEqual({ cancelled: calledOff, unconfirmed: 40 - (calledOff ?? 0) });
    }, soon);
    await vi.waitFor(() => expect(devices.got).toHaveLength(40 - (calledOff ?? 0)), soon);
  });
});
