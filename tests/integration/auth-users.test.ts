import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRole, createUser, deleteUser, listUsers } from '../../server/auth/users';
import type { Role } from '../../server/contract/roles';
import { mailOf, password, type RunningApi, startApi } from '../api/running-api';
import { cookieOf } from '../api/send';

let api: RunningApi;
let ids: Record<Role, string>;
let admin: string;
beforeAll(async () => {
  api = await startApi();
  ids = await api.populate();
  admin = cookieOf(await api.signInAs('admin'));
});
afterAll(() => api.stop());

const asAdmin = (path: string, method: string, body?: unknown) =>
  api.ask(path, { method, body, cookie: admin, headers: { origin: api.origin } });

describe('people', () => {
  it('are listed with their roles, and without anything secret', async () => {
    const answer = await asAdmin('/api/users', 'GET');
    const users: { email: string; role: Role }[] = JSON.parse(answer.body);
    expect(users.map((user) => user.role).sort()).toEqual(['admin', 'engineer', 'operator', 'viewer']);
    expect(answer.body).not.toMatch(/argon2|password/);
  });

  it('are let in by an administrator, by whatever case their address is written in', async () => {
    const person = { name: 'New', email: 'New@Example.org', password, role: 'operator' };
    expect((await asAdmin('/api/users', 'POST', person)).status).toBe(200);
    const again = await asAdmin('/api/users', 'POST', { ...person, email: 'new@example.ORG' });
    expect(again.status).toBe(409);
    const signedIn = await api.post('/api/auth/sign-in/email', { email: 'NEW@example.org', password });
    expect(JSON.parse(signedIn.body)).toMatchObject({ email: 'new@example.org', role: 'operator' });
  });

  it('are signed out by another role, and have it when they sign in again', async () => {
    const cookie = cookieOf(await api.signInAs('viewer'));
    expect((await api.ask('/api/messages/7.0', { cookie })).status).toBe(403);
    expect((await asAdmin(`/api/users/${ids.viewer}`, 'PATCH', { role: 'engineer' })).status).toBe(200);
    expect((await api.ask('/api/me', { cookie })).status).toBe(401);
    const again = cookieOf(await api.signInAs('viewer'));
    expect((await api.ask('/api/messages/7.0', { cookie: again })).status).toBe(200);
    await asAdmin(`/api/users/${ids.viewer}`, 'PATCH', { role: 'viewer' });
  });

  it('are signed out everywhere by an administrator', async () => {
    const cookie = cookieOf(await api.signInAs('viewer'));
    expect((await asAdmin(`/api/users/${ids.viewer}/sessions`, 'DELETE')).status).toBe(204);
    expect((await api.ask('/api/me', { cookie })).status).toBe(401);
  });

  it('lose all with their access', async () => {
    const cookie = cookieOf(await api.signInAs('operator'));
    const revoked: string[] = [];
    const stop = api.auth.onRevoked((sessionIds) => void revoked.push(...sessionIds));
    expect((await asAdmin(`/api/users/${ids.operator}`, 'DELETE')).status).toBe(204);
    stop();
    expect(revoked).toHaveLength(1);
    expect((await api.ask('/api/me', { cookie })).status).toBe(401);
    expect((await api.signInAs('operator')).status).toBe(401);
    expect(await api.database.prisma.account.count({ where: { userId: ids.operator } })).toBe(0);
  });

  it('are let in though the database has no time for them at first', async () => {
    const { pool } = api.database;
    const taken = await Promise.all(Array.from({ length: pool.options.max ?? 0 }, () => pool.connect()));
    const person = { name: 'Late', email: 'late@example.org', password, role: 'viewer' } as const;
    const created = createUser(api.database, person);
    await expect.poll(() => pool.waitingCount).toBe(1);
    const waitsSince = performance.now();
    // Longer than Prisma, left to itself, waits for a transaction to begin.
    await expect.poll(() => performance.now() - waitsSince).toBeGreaterThan(2_200);
    for (const client of taken) client.release();
    expect(await created).toMatchObject({ name: 'Late' });
  });

  it('who are unknown are not found', async () => {
    for (const method of ['PATCH', 'DELETE'])
      expect((await asAdmin('/api/users/nobody', method, { role: 'admin' })).status).toBe(404);
  });

  it('cannot choose a role that is none', async () => {
    const answer = await asAdmin(`/api/users/${ids.viewer}`, 'PATCH', { role: 'owner' });
    expect(answer.status).toBe(400);
  });
});

describe('the last administrator', () => {
  it('can neither be removed nor be made anything else', async () => {
    expect((await asAdmin(`/api/users/${ids.admin}`, 'DELETE')).status).toBe(409);
    const answer = await asAdmin(`/api/users/${ids.admin}`, 'PATCH', { role: 'viewer' });
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.body).error).toBe('this is the last administrator: make somebody else one first');
  });

  it('is left even when two administrators unmake each other at once', async () => {
    const parts = { database: api.database, revocations: api.auth.revocations };
    for (let round = 0; round < 5; round += 1) {
      const email = `second${round}@example.org`;
      const second = await createUser(api.database, { name: 'Second', email, password, role: 'admin' });
      const outcomes = await Promise.allSettled([
        changeRole(parts, ids.admin, 'viewer'),
        round % 2 === 0 ? changeRole(parts, second.id, 'viewer') : deleteUser(parts, second.id),
      ]);
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      const left = (await listUsers(api.database)).filter((user) => user.role === 'admin');
      expect(left).toHaveLength(1);
      await changeRole(parts, ids.admin, 'admin');
      for (const { id } of left) if (id !== ids.admin) await deleteUser(parts, id);
    }
    expect((await listUsers(api.database)).find((user) => user.email === mailOf('admin'))?.role).toBe('admin');
  });
});
