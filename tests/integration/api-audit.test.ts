import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../server/contract/audit';
import type { Role } from '../../server/contract/roles';
import { noteAction } from '../../server/store/audit';
import { openPopulatedApi } from '../api/populated-api';
import { mailOf } from '../api/running-api';
import { vin, waitingUpstream } from '../api/samples';
import type { Question } from '../api/send';

const { api, askAs } = await openPopulatedApi();
beforeEach(() => api.database.pool.query('TRUNCATE audit, device'));

const change = (role: Role, method: string, path: string, body: unknown) =>
  askAs(role, path, { method, body, headers: { origin: api.origin } } as Question);

async function audit(query = ''): Promise<AuditPage> {
  const answer = await askAs('admin', `/api/audit${query}`);
  expect(answer.status, answer.body).toBe(200);
  return JSON.parse(answer.body);
}

const itself = { userId: null, actor: 'Motorcade', address: null } as const;

describe('what people do', () => {
  it('is noted with who, where from, to what, before and after', async () => {
    const device = { upstream: waitingUpstream.id, device: 'box 1', vin: null, isIgnored: true };
    expect((await change('engineer', 'PUT', '/api/devices', device)).status).toBe(200);
    expect((await change('engineer', 'PUT', '/api/devices', { ...device, isIgnored: false, vin })).status).toBe(200);
    expect((await change('operator', 'PATCH', `/api/vehicles/${vin}`, { name: 'Van 7' })).status).toBe(200);
    const control = await change('admin', 'POST', `/api/connections/${waitingUpstream.id}/control`, {
      control: 'pause',
    });
    expect(control.status).toBe(204);
    expect((await change('admin', 'PUT', '/api/storage/retention', { class: 'trips', days: 7 })).status).toBe(204);
    const { entries } = await audit();
    expect(entries.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      ['admin', 'retention.change', 'trips'],
      ['admin', 'upstream.pause', waitingUpstream.id],
      ['operator', 'vehicle.edit', vin],
      ['engineer', 'device.map', `${waitingUpstream.id}/box 1`],
      ['engineer', 'device.map', `${waitingUpstream.id}/box 1`],
    ]);
    expect(entries.map(({ detail }) => detail)).toMatchObject([
      { before: { days: null }, after: { days: 7 } },
      { before: { phase: 'waiting' } },
      { before: { name: null }, after: {} },
      { before: { vin: null, isIgnored: true }, after: { vin, isIgnored: false } },
      { before: null, after: { vin: null, isIgnored: true } },
    ]);
    for (const { address, userId, at } of entries) {
      expect(address).toMatch(/127\.0\.0\.1$/);
      expect(userId).not.toBeNull();
      expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
    }
  });

  it('tells of people, of sign-ins and of those that were refused, and never a password', async () => {
    const body = { name: 'Bo', email: 'bo@example.org', password: 'quite a long password', role: 'viewer' };
    const created = await change('admin', 'POST', '/api/users', body);
    const { id } = JSON.parse(created.body);
    await change('admin', 'PATCH', `/api/users/${id}`, { role: 'operator' });
    await api.post('/api/auth/sign-in/email', { email: body.email, password: body.password });
    await api.post('/api/auth/sign-in/email', { email: body.email, password: 'not the password' });
    await change('admin', 'DELETE', `/api/users/${id}`, undefined);
    const { entries } = await audit(`?subject=${body.email}`);
    expect(entries.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      ['admin', 'user.delete', { before: { name: 'Bo', role: 'operator' } }],
      [body.email, 'sign-in.refused', {}],
      ['Bo', 'sign-in', {}],
      ['admin', 'user.role', { before: { role: 'viewer' }, after: { role: 'operator' } }],
      ['admin', 'user.create', { after: { name: 'Bo', role: 'viewer' } }],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/password/);
  });

  it('is found by who, what, to what and when, and read page by page', async () => {
    for (let index = 0; index < 250; index++)
      await noteAction(api.database, {
        ...itself,
        action: index % 2 === 0 ? 'link.make' : 'link.use',
        subject: `n${index}`,
      });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await audit(cursor === null ? '?action=link.make' : `?action=link.make&cursor=${cursor}`);
      seen.push(...page.entries.map(({ subject }) => subject));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: 125 }, (_, index) => `n${248 - 2 * index}`));
    expect((await audit('?subject=N249&actor=motor')).entries).toMatchObject([{ subject: 'n249' }]);
    expect((await audit('?actor=nobody')).entries).toEqual([]);
    expect((await audit(`?to=${Date.now() - 60_000}`)).entries).toEqual([]);
    expect((await audit(`?from=${Date.now() - 60_000}`)).entries).toHaveLength(100);
    expect((await askAs('admin', '/api/audit?who=me')).status).toBe(400);
  });

  it('is taken away as CSV that no spreadsheet runs', async () => {
    await noteAction(api.database, {
      ...itself,
      action: 'vehicle.edit',
      subject: '=1+1',
      detail: { after: { name: 'a "b", c' } },
    });
    await noteAction(api.database, { ...itself, action: 'link.make', subject: 'recovery' });
    const answer = await askAs('admin', '/api/audit.csv?action=vehicle.edit');
    expect(answer.headers['content-disposition']).toContain('audit.csv');
    const [header, line, end] = answer.body.split('\r\n');
    expect(header).toBe('at,actor,user,address,action,subject,detail');
    expect(line).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z,Motorcade,,,vehicle\.edit,'=1\+1,"\{""after"": ?\{""name"": ?""a \\""b\\"", c""\}\}"$/,
    );
    expect(end).toBe('');
  });

  it('is for administrators alone', async () => {
    expect((await askAs('engineer', '/api/audit')).status).toBe(403);
    expect(mailOf('admin')).toContain('admin');
  });
});
