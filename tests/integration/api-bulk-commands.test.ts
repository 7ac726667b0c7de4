import { beforeEach, describe, expect, it } from 'vitest';
import type { Bulk, BulkPreview } from '../../server/contract/commands';
import { type Role, roles } from '../../server/contract/roles';
import { boxless, openCommandDesk, telling, vin } from '../api/command-desk';
import { problemOf, told } from '../api/send';

const { api, askAs, post, get, sendBulk, log, audit, clear } = await openCommandDesk();
beforeEach(clear);
const nobody = '00000000-0000-7000-8000-000000000000';

describe('one command for many vehicles', () => {
  it('is looked at before: how many would get it, what one of them, and why the others none', async () => {
    const look = async (role: Role, request: object) => {
      const answer = await post(role, '/api/commands/bulk/preview', { vins: [boxless, 'NOBODY', vin], ...request });
      return { status: answer.status, ...told<BulkPreview>(answer) };
    };
    const seen = await look('operator', { type: 'lock' });
    expect(seen).toMatchObject({
      status: 200,
      sendable: 1,
      vin,
      example: { payload: '{"locked":true}', problems: [] },
    });
    expect(seen.refused).toEqual([
      { problem: expect.stringContaining('hm: '), vehicles: 1 },
      { problem: 'no vehicle has the VIN NOBODY', vehicles: 1 },
    ]);
    // A reason is asked for when it is sent; what each vehicle tells makes no reason of its own.
    await api.commit([telling(vin, { speed: 71 })]);
    const critical = await look('admin', { type: 'immobilise', vins: [vin] });
    expect(critical).toMatchObject({ sendable: 0, vin });
    expect(critical.refused).toEqual([{ problem: 'does not hold: Speed 0 km/h', vehicles: 1 }]);
    await api.commit([telling(vin, { speed: 0 })]);
    expect(await look('operator', { type: 'immobilise' })).toMatchObject({ status: 403 });
    expect(await look('viewer', { type: 'lock' })).toMatchObject({ status: 403 });
    expect(await log()).toEqual([]);
  });

  it('is sent to those it can be, names the others with why, and can be stopped', async () => {
    const request = { vins: [vin, boxless, 'NOBODY'], type: 'lock', perSecond: 0.1 };
    const first = await sendBulk('operator', request, 'bulk');
    expect(first.status, first.body).toBe(201);
    const bulk = told<Bulk>(first);
    expect(bulk).toMatchObject({ type: 'lock', total: 1, states: { queued: 1 }, perSecond: 0.1, stoppedAt: null });
    expect(bulk.refused).toEqual([
      { vin: boxless, problem: expect.stringContaining('hm: ') },
      { vin: 'NOBODY', problem: 'no vehicle has the VIN NOBODY' },
    ]);
    const again = await sendBulk('operator', request, 'bulk');
    expect([again.status, told<Bulk>(again).id]).toEqual([200, bulk.id]);
    expect((await sendBulk('operator', { ...request, type: 'unlock' }, 'bulk')).status).toBe(409);
    expect((await log(`?bulk=${bulk.id}`)).map(({ vin: one }) => one)).toEqual([vin]);
    const stopped = await post('engineer', `/api/commands/bulk/${bulk.id}/stop`);
    expect(told<Bulk>(stopped)).toMatchObject({ states: { cancelled: 1 }, stoppedBy: 'engineer' });
    expect(await get('viewer', `/api/commands/bulk/${bulk.id}`)).toEqual(told(stopped));
    expect((await post('engineer', `/api/commands/bulk/${nobody}/stop`)).status).toBe(404);
    expect((await audit()).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'engineer command.stop',
      'engineer command.cancel',
      'operator command.refused',
      'operator command.bulk',
      'operator command.send',
    ]);
  });

  it('that two must agree to is approved as a whole by another, command by command in the audit log', async () => {
    const request = { vins: [vin, boxless], type: 'four-eyes', reason: 'a drill' };
    const bulk = told<Bulk>(await sendBulk('operator', request));
    expect(bulk).toMatchObject({ states: { 'awaiting-approval': 1 }, reason: 'a drill', parameters: {} });
    const approve = (role: Role) => post(role, `/api/commands/bulk/${bulk.id}/approve`);
    const own = await approve('operator');
    expect([own.status, problemOf(own)]).toEqual([403, expect.stringContaining('a second person must agree')]);
    const other = await approve('admin');
    expect([other.status, told<Bulk>(other)]).toEqual([200, expect.objectContaining({ states: { queued: 1 } })]);
    const again = await approve('engineer');
    expect([again.status, problemOf(again)]).toEqual([409, 'nothing of it waits for approval any more']);
    expect((await approve('viewer')).status).toBe(403);
    expect((await post('admin', `/api/commands/bulk/${nobody}/approve`)).status).toBe(404);
    const [command] = await log(`?bulk=${bulk.id}`);
    expect(command).toMatchObject({ state: 'queued', approvedBy: 'admin', words: expect.stringContaining('admin') });
    const noted = (await audit()).map(({ actor, action, subject }) => [actor, action, subject]);
    expect(noted).toEqual([
      ['viewer', 'command.refused', 'four-eyes'],
      ['engineer', 'command.refused', 'four-eyes'],
      ['admin', 'command.approve-bulk', 'four-eyes'],
      ['admin', 'command.approve', vin],
      ['operator', 'command.refused', 'four-eyes'],
      ['operator', 'command.bulk', 'four-eyes'],
      ['operator', 'command.send', vin],
    ]);
  });

  it.each([
    ['four-eyes', { viewer: 403, operator: 200, engineer: 200, admin: 403 }],
    ['two-admins', { viewer: 403, operator: 403, engineer: 403, admin: 403 }],
  ] as const)('of %s is approved by those who may send it, but for who asked', async (type, answers) => {
    for (const role of roles) {
      const { id } = told<Bulk>(await sendBulk('admin', { vins: [vin], type }));
      const answer = await post(role, `/api/commands/bulk/${id}/approve`);
      expect(answer.status, `${type} by ${role}`).toBe(answers[role]);
      const state = answers[role] === 200 ? 'queued' : 'awaiting-approval';
      expect(await get<Bulk>('viewer', `/api/commands/bulk/${id}`), role).toMatchObject({ states: { [state]: 1 } });
    }
  });

  it('tells what is sent, not only what was asked for', async () => {
    const bulk = told<Bulk>(await sendBulk('operator', { vins: [vin], type: 'honk-and-flash' }));
    expect(bulk.parameters).toEqual({ seconds: 5 });
  });

  it('that is approved and stopped at the same time stays stopped', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = told<Bulk>(await sendBulk('operator', { vins: [vin], type: 'four-eyes' }));
      const changes = ['approve', 'stop'].map((change) => post('admin', `/api/commands/bulk/${id}/${change}`));
      const [approved, stopped] = await Promise.all(changes);
      expect([200, 409]).toContain(approved?.status);
      expect([stopped?.status, told<Bulk>(await askAs('viewer', `/api/commands/bulk/${id}`)).states]).toEqual([
        200,
        { cancelled: 1 },
      ]);
    }
  });

  it('is not approved once its time is up', async () => {
    const { id } = told<Bulk>(await sendBulk('operator', { vins: [vin], type: 'four-eyes' }));
    await api.database.pool.query(`UPDATE command SET expires_at = now() - interval '1 s'`);
    expect((await post('admin', `/api/commands/bulk/${id}/approve`)).status).toBe(409);
    expect((await log(`?bulk=${id}`)).map(({ state }) => state)).toEqual(['awaiting-approval']);
  });

  it('of a critical type asks for their number and a reason, and for no more than there may be', async () => {
    const answer = await sendBulk('admin', { vins: [vin], type: 'immobilise', vehicles: 2 });
    expect([answer.status, problemOf(answer)]).toEqual([422, expect.stringContaining('expected 1')]);
    const vins = Array.from({ length: 1_001 }, (_, index) => `${index}`.padStart(64, '0'));
    expect((await sendBulk('operator', { vins, type: 'lock' })).status).toBe(400);
    expect((await sendBulk('operator', { vins: vins.slice(1), type: 'lock' })).status).toBe(201);
  });
});
