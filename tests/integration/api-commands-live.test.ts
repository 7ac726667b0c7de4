import { afterAll, expect, it, vi } from 'vitest';
import type { Bulk, Command, CommandDetail } from '../../server/contract/commands';
import type { CommandChanges } from '../../server/contract/live';
import { type Role, roles } from '../../server/contract/roles';
import { createFleetPicture } from '../../server/live/fleet-picture';
import { createLive, type Live } from '../../server/live/live';
import { toCommand } from '../../server/store/command-row';
import { box, boxless, openCommandDesk, telling, vin } from '../api/command-desk';
import { connect, once, type TestSocket } from '../live/live-rig';
import { openDevices } from '../support/commands/command-device';
import { startMosquitto } from '../support/mosquitto';
import { isInstalled, needs } from '../support/need';

const soon = { timeout: 30_000, interval: 20 };

async function openRig() {
  const mosquitto = await startMosquitto();
  afterAll(mosquitto.stop);
  const devices = await openDevices(mosquitto.url);
  afterAll(devices.close);
  let live: Live | undefined;
  const desk = await openCommandDesk(mosquitto.url, {
    onCommandsChanged: (changed) => live?.tellCommands(changed.map(toCommand)),
  });
  const { api, cookies } = desk;
  const opened = createLive({
    ...{ httpServer: api.server.httpServer, picture: createFleetPicture({ clock: api.clock }), clock: api.clock },
    ...{ authenticate: api.auth.authenticate, onRevoked: api.auth.onRevoked, allowedOrigins: api.server.origins },
    loadVehicle: () => Promise.resolve(null),
    log: api.log,
  });
  live = opened;
  opened.start();
  afterAll(opened.stop);
  api.commands.start();
  const isConnected = async () => (await api.commands.routes(vin))?.some((route) => route.isConnected) ?? false;
  await vi.waitFor(async () => expect(await isConnected()).toBe(true), soon);

  /** Somebody who looks at commands: all that they are told. */
  const watch = async (role: Role) => {
    const cookie = cookies.get(role) ?? '';
    const socket: TestSocket = connect({ url: api.origin }, { cookie, origin: api.origin });
    afterAll(() => void socket.disconnect());
    await once(socket, 'connect');
    const events: CommandChanges[] = [];
    socket.on('commands:changes', (changes) => events.push(changes));
    const joined = await socket.emitWithAck('commands:join');
    return { socket, joined, told: () => events.flatMap(({ commands }) => commands) };
  };
  return { ...desk, devices, watch };
}

needs('mosquitto')('commands from the API to the vehicle, and back to whoever looks', async () => {
  const opened = isInstalled('mosquitto') ? await openRig() : null;
  const rig = () => {
    if (opened === null) throw new Error('expected mosquitto');
    return opened;
  };
  const stateOf = ({ state }: Command) => state;

  it('a double click is published once, and is told until telemetry confirms it', async () => {
    const { api, get, send, devices, watch } = rig();
    const { joined, told } = await watch('viewer');
    expect(joined).toEqual({ now: expect.any(Number) });
    const clicks = await Promise.all([1, 2].map(() => send('operator', { type: 'lock' }, 'click')));
    expect(clicks.map(({ status }) => status).sort()).toEqual([200, 201]);
    const { id }: Command = JSON.parse(clicks[0]?.body ?? '');
    const mine = () => told().filter((one) => one.id === id);
    await vi.waitFor(() => expect(mine().map(stateOf)).toContain('accepted'), soon);
    await api.commit([telling(vin, { 'doors.lock_state': 'locked' })]);
    await vi.waitFor(() => expect(mine().at(-1)?.state).toBe('confirmed'), soon);
    expect(devices.got.map(({ device, name }) => [device, name])).toEqual([[box, 'lock']]);
    const changes = mine().map(({ change }) => change);
    expect(changes).toEqual([...changes].sort((one, other) => one - other));
    const detail = await get<CommandDetail>('viewer', `/api/commands/${id}`);
    expect(detail).toMatchObject({
      ...{ state: 'confirmed', attempts: 1, reasonCode: 0, change: changes.at(-1) },
      ...{ before: { value: 'unlocked' }, decidedByReading: { signal: 'doors.lock_state', value: 'locked' } },
    });
    expect(detail.steps.map(({ state }) => state)).toEqual(['queued', 'dispatching', 'accepted', 'confirmed']);
    expect(
      (await get<{ reference: string }>('engineer', `/api/messages/${detail.decidedByReading?.message}`)).reference,
    ).toBe(detail.decidedByReading?.message);
  });

  it('each role may look, and nobody is told any more who has left', async () => {
    const { sent, watch } = rig();
    const watching = await Promise.all(roles.map((role) => watch(role)));
    const [first, ...others] = watching;
    for (const { joined } of watching) expect(joined).not.toHaveProperty('error');
    await first?.socket.emitWithAck('commands:leave');
    const id = await sent('operator', { type: 'honk-and-flash' });
    for (const { told } of others)
      await vi.waitFor(
        () =>
          expect(
            told()
              .filter((one) => one.id === id)
              .at(-1)?.state,
          ).toBe('unconfirmed'),
        soon,
      );
    expect(first?.told()).toEqual([]);
  });

  it('of a bulk command each vehicle is told by itself', async () => {
    const { get, sendBulk, watch } = rig();
    const { told } = await watch('viewer');
    const answer = await sendBulk('operator', { vins: [vin, boxless], type: 'honk-and-flash' });
    const { id, refused }: Bulk = JSON.parse(answer.body);
    expect(refused.map((one) => one.vin)).toEqual([boxless]);
    await vi.waitFor(
      () =>
        expect(
          told()
            .filter((one) => one.bulk === id)
            .at(-1)?.state,
        ).toBe('unconfirmed'),
      soon,
    );
    expect(await get<Bulk>('viewer', `/api/commands/bulk/${id}`)).toMatchObject({
      total: 1,
      states: { unconfirmed: 1 },
    });
  });

  it('what is called off in the queue never reaches the vehicle', async () => {
    const { api, post, sent, devices, watch } = rig();
    const { told } = await watch('viewer');
    await api.database.pool.query(`UPDATE latest SET received_at = received_at - interval '1 hour';
      UPDATE device SET last_received_at = last_received_at - interval '1 hour'`);
    const id = await sent('operator', { type: 'unlock', whenOffline: 'wait' });
    await vi.waitFor(() => expect(told().map((one) => one.id)).toContain(id), soon);
    expect((await post('operator', `/api/commands/${id}/cancel`)).status).toBe(200);
    await vi.waitFor(() => expect(told().at(-1)).toMatchObject({ id, state: 'cancelled' }), soon);
    await api.commit([telling(vin, { speed: 0 })]);
    const last = await sent('operator', { type: 'honk-and-flash' });
    await vi.waitFor(
      () =>
        expect(
          told()
            .filter((one) => one.id === last)
            .at(-1)?.state,
        ).toBe('unconfirmed'),
      soon,
    );
    await vi.waitFor(() => expect(devices.got.at(-1)?.name).toBe('honk-and-flash'), soon);
    expect(devices.got.map(({ name }) => name)).not.toContain('unlock');
  });
});
