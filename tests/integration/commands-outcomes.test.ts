import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { minutes, seconds } from '../../server/contract/duration';
import { type CommandDevices, type GotCommand, openDevices } from '../support/commands/command-device';
import {
  ada,
  type CommandServer,
  detailOf,
  deviceOf,
  openCommandServer,
  sent,
  toldOf,
  vinOf,
} from '../support/commands/command-stage';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { type Mosquitto, startMosquitto } from '../support/mosquitto';
import { needs } from '../support/need';

const soon = { timeout: 20_000, interval: 10 };

/** What the device in the vehicle does about a command. */
type Behaviour = (command: GotCommand, devices: CommandDevices) => void;
const tell = (devices: CommandDevices, { device }: GotCommand, doorLock: string, at?: number) =>
  void devices.tell(device, { doorLock }, at);
const obey: Behaviour = (command, devices) => tell(devices, command, 'locked');
/** Its clock is ahead, so that there is a time between being sent the command and telling this. */
const doOpposite: Behaviour = (command, devices) =>
  tell(devices, command, 'partially_locked', Date.now() + seconds(10));
const repeatItself: Behaviour = (command, devices) => tell(devices, command, 'unlocked');
const ignore: Behaviour = () => undefined;

needs('mosquitto')('a command ends in the state that telemetry shows', () => {
  let testDatabase: TestDatabase;
  let mosquitto: Mosquitto;
  let server: CommandServer;
  let devices: CommandDevices;
  let behaviour: Behaviour = ignore;

  beforeAll(async () => {
    [testDatabase, mosquitto] = await Promise.all([createTestDatabase(), startMosquitto()]);
    devices = await openDevices(mosquitto.url, (command, all) => behaviour(command, all));
    server = await openCommandServer(testDatabase.url, mosquitto.url, {
      limits: { judgeLateEveryMs: 100, judgeAllLateEveryMs: 100, judgeCount: 1 },
    });
  });
  afterEach(() => server.ahead(0));
  afterAll(async () => {
    await server.stop();
    await devices.close();
    await mosquitto.stop();
    await testDatabase.drop();
  });

  /** The vehicle has said that it is unlocked, and the server knows. */
  async function unlocked(number: number): Promise<void> {
    await vi.waitFor(async () => {
      await devices.tell(deviceOf(number), { doorLock: 'unlocked', speed: 0 });
      const request = { vin: vinOf(number), type: 'stop', parameters: {}, whenOffline: 'fail' } as const;
      const prepared = await server.commands.prepare(request, ada);
      expect(prepared.problems).toEqual([]);
    }, soon);
  }

  /** The last that is known of the vehicle's doors is this. */
  const hears = (number: number, lockState: string) =>
    vi.waitFor(async () => {
      const told = await toldOf(server, vinOf(number), 'doors.lock_state');
      expect(told.at(-1)?.value).toBe(lockState);
    }, soon);

  const reaches = (id: string, state: string) =>
    vi.waitFor(async () => {
      const detail = await detailOf(server, id);
      expect(detail.state).toBe(state);
      return detail;
    }, soon);
  const statesOf = async (id: string) => (await detailOf(server, id)).steps.map(({ state }) => state);

  test('confirmed by the reading that shows it, which leads to its message', async () => {
    behaviour = obey;
    await unlocked(1);
    const id = await sent(server, { type: 'lock' });
    const detail = await reaches(id, 'confirmed');
    expect(await statesOf(id)).toEqual(['queued', 'dispatching', 'accepted', 'confirmed']);
    expect(detail).toMatchObject({ attempts: 1, reasonCode: 0, before: { value: 'unlocked' } });
    expect(detail.decidedByReading).toMatchObject({ signal: 'doors.lock_state', value: 'locked', upstream: 'drogue' });
    expect(detail.decidedByReading?.at).toBeGreaterThan(detail.publishedAt ?? Number.POSITIVE_INFINITY);
    expect(detail.decidedByReading?.message).toMatch(/^\d+\.\d+$/);
    const got = devices.got.filter(({ device }) => device === deviceOf(1));
    expect(got).toEqual([
      { device: deviceOf(1), name: 'lock', payload: { locked: true }, expiresInSeconds: expect.any(Number) },
    ]);
    expect(got[0]?.expiresInSeconds).toBeLessThanOrEqual(300);
    await vi.waitFor(() => expect(server.told.filter((one) => one.id === id).at(-1)?.state).toBe('confirmed'), soon);
  });

  test('contradicted at once by a reading of neither; what was measured later does not mend that, what was before does', async () => {
    behaviour = doOpposite;
    await unlocked(2);
    const id = await sent(server, { type: 'lock', vin: vinOf(2) });
    expect((await reaches(id, 'contradicted')).decidedByReading).toMatchObject({ value: 'partially_locked' });
    await devices.tell(deviceOf(2), { doorLock: 'locked' }, Date.now() + seconds(20));
    await hears(2, 'locked');
    // A round of judging is over when another command has gone through it.
    behaviour = obey;
    await reaches(await sent(server, { type: 'lock', vin: vinOf(1) }), 'confirmed');
    const { state, publishedAt } = await detailOf(server, id);
    expect(state).toBe('contradicted');
    await devices.tell(deviceOf(2), { doorLock: 'locked' }, (publishedAt ?? 0) + seconds(2));
    expect((await reaches(id, 'confirmed')).words).toContain('confirmed late');
    expect(await statesOf(id)).toEqual(['queued', 'dispatching', 'accepted', 'contradicted', 'confirmed']);
  });

  test('unconfirmed when nothing changed until the time was up; confirmed late by what was measured in between', async () => {
    behaviour = repeatItself;
    await unlocked(3);
    const id = await sent(server, { type: 'lock', vin: vinOf(3) });
    const { publishedAt } = await reaches(id, 'accepted');
    // What it repeats is kept before the time is up.
    await vi.waitFor(async () => {
      const [last] = (await toldOf(server, vinOf(3), 'doors.lock_state')).slice(-1);
      expect(last?.at).toBeGreaterThan(publishedAt ?? Number.POSITIVE_INFINITY);
    }, soon);
    server.ahead(minutes(1));
    expect((await reaches(id, 'unconfirmed')).words).toContain('as before');
    server.ahead(0);
    // Measured within the day after it, and told only now.
    await devices.tell(deviceOf(3), { doorLock: 'locked' }, (publishedAt ?? 0) + seconds(2));
    const detail = await reaches(id, 'confirmed');
    expect(detail.words).toContain('confirmed late');
    expect(await statesOf(id)).toEqual(['queued', 'dispatching', 'accepted', 'unconfirmed', 'confirmed']);
  });

  test('unconfirmed when nothing is heard, and what a later command did confirms only that one', async () => {
    behaviour = ignore;
    await unlocked(4);
    const first = await sent(server, { type: 'lock', vin: vinOf(4) });
    await reaches(first, 'accepted');
    server.ahead(minutes(1));
    expect((await reaches(first, 'unconfirmed')).words).toContain('nothing was heard');
    server.ahead(0);
    behaviour = obey;
    const second = await sent(server, { type: 'lock', vin: vinOf(4) });
    await reaches(second, 'confirmed');
    // A round of looking at what came late is over when another command has gone through it.
    expect((await detailOf(server, first)).state).toBe('unconfirmed');
  });

  test('not by what was measured before it was sent, by whatever clock, and however late that comes', async () => {
    behaviour = ignore;
    await unlocked(1);
    // A clock that runs ahead, whose telling is here before the command goes out.
    await devices.tell(deviceOf(1), { doorLock: 'locked' }, Date.now() + seconds(20));
    await hears(1, 'locked');
    const id = await sent(server, { type: 'lock' });
    expect((await reaches(id, 'accepted')).before).toMatchObject({ value: 'locked' });
    server.ahead(minutes(2));
    expect((await reaches(id, 'unconfirmed')).words).toContain('nothing was heard');
    server.ahead(0);
  });

  test('unconfirmed at once where nothing would show it: the broker’s word is not success', async () => {
    const id = await sent(server, { type: 'honk' });
    const detail = await reaches(id, 'unconfirmed');
    expect(await statesOf(id)).toEqual(['queued', 'dispatching', 'accepted', 'unconfirmed']);
    expect(detail.decidedByReading).toBeNull();
  });

  test('every step and outcome is in the audit log, with what was sent and why', async () => {
    behaviour = obey;
    const id = await sent(server, { type: 'lock', reason: 'left open' });
    await reaches(id, 'confirmed');
    const { rows } = await server.database.pool.query(
      `SELECT action, actor, subject, detail->>'state' AS state, detail->>'reason' AS reason FROM audit
       WHERE detail->>'command' = $1 ORDER BY id`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'command.send', actor: 'Ada', subject: vinOf(1), state: 'queued', reason: 'left open' },
      { action: 'command.outcome', actor: 'Motorcade', subject: vinOf(1), state: 'confirmed', reason: null },
    ]);
  });
});
