import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endSessions } from '../../server/auth/sessions';
import { hours, minutes } from '../../server/contract/duration';
import type { Role } from '../../server/contract/roles';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { mailOf, password, type RunningApi, startApi } from '../api/running-api';
import { cookieOf } from '../api/send';

let api: RunningApi;
let ids: Record<Role, string>;
beforeAll(async () => {
  api = await startApi();
  ids = await api.populate();
});
afterAll(() => api.stop());
// Each test begins with no failures counted.
beforeEach(() => api.database.prisma.signInThrottle.deleteMany());

const tryPassword = (email: string, attempt = 'a wrong password', headers: Record<string, string> = {}) =>
  api.post('/api/auth/sign-in/email', { email, password: attempt }, { headers });

describe('a session', () => {
  it('is over when it was unused for twelve hours', async () => {
    const cookie = cookieOf(await api.signInAs('viewer'));
    api.wait(hours(11));
    expect((await api.ask('/api/me', { cookie })).status).toBe(200);
    api.wait(hours(11));
    expect((await api.ask('/api/me', { cookie })).status).toBe(200);
    api.wait(hours(12) + minutes(1));
    expect((await api.ask('/api/me', { cookie })).status).toBe(401);
  });

  it('is over after seven days, however much it was used', async () => {
    const cookie = cookieOf(await api.signInAs('viewer'));
    for (let used = 0; used < 16; used += 1) {
      expect((await api.ask('/api/me', { cookie })).status, `after ${used * 10} hours`).toBe(200);
      api.wait(hours(10));
    }
    api.wait(hours(8) + 1);
    expect((await api.ask('/api/me', { cookie })).status).toBe(401);
  });

  it('is listed without its token, and ended by its id', async () => {
    const here = cookieOf(await api.signInAs('engineer'));
    const there = cookieOf(await api.signInAs('engineer'));
    const listed = await api.ask('/api/sessions', { cookie: here, headers: { origin: api.origin } });
    const sessions: { id: string; isCurrent: boolean; address: string }[] = JSON.parse(listed.body);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((session) => session.isCurrent)).toHaveLength(1);
    expect(sessions[0]?.address).toBe('127.0.0.1');
    expect(listed.body).not.toContain('token');
    const other = sessions.find((session) => !session.isCurrent)?.id;
    expect((await api.ask('/api/me', { cookie: there })).status).toBe(200);
    const ended = await api.ask(`/api/sessions/${other}`, {
      method: 'DELETE',
      cookie: here,
      headers: { origin: api.origin },
    });
    expect(ended.status).toBe(204);
    expect((await api.ask('/api/me', { cookie: there })).status).toBe(401);
  });

  it('of somebody else is none of one’s business', async () => {
    const admin = cookieOf(await api.signInAs('admin'));
    const { sessionId } = JSON.parse((await api.signInAs('viewer')).body);
    const answer = await api.ask(`/api/sessions/${sessionId}`, {
      method: 'DELETE',
      cookie: admin,
      headers: { origin: api.origin },
    });
    expect(answer.status).toBe(404);
    expect(await api.database.prisma.session.count({ where: { id: sessionId } })).toBe(1);
  });

  it('survives when all the others are ended', async () => {
    const here = cookieOf(await api.signInAs('engineer'));
    const there = cookieOf(await api.signInAs('engineer'));
    await api.ask('/api/sessions', { method: 'DELETE', cookie: here, headers: { origin: api.origin } });
    expect((await api.ask('/api/me', { cookie: there })).status).toBe(401);
    expect((await api.ask('/api/me', { cookie: here })).status).toBe(200);
  });

  it('that ends while it is asked about is not remembered', async () => {
    const parts = { database: api.database, revocations: api.auth.revocations };
    for (let round = 0; round < 8; round += 1) {
      const signedIn = await api.signInAs('engineer');
      const headers = { cookie: cookieOf(signedIn) };
      await Promise.all([
        api.auth.authenticate(headers),
        api.auth.authenticate(headers),
        endSessions(parts, { userId: ids.engineer }),
        api.auth.authenticate(headers),
      ]);
      expect(await api.auth.authenticate(headers)).toBeNull();
    }
  });

  it('that another process ended is believed for ten seconds at most', async () => {
    const cookie = cookieOf(await api.signInAs('engineer'));
    expect((await api.ask('/api/me', { cookie })).status).toBe(200);
    await api.database.prisma.session.deleteMany({ where: { userId: ids.engineer } });
    api.wait(10_001);
    expect((await api.ask('/api/me', { cookie })).status).toBe(401);
  });
});

describe('another password', () => {
  it('ends every session of the person, and begins a new one here', async () => {
    const here = cookieOf(await api.signInAs('operator'));
    const there = cookieOf(await api.signInAs('operator'));
    const change = { currentPassword: password, newPassword: 'an even longer password' };
    const answer = await api.post('/api/auth/change-password', change, { cookie: here });
    expect(answer.status).toBe(204);
    for (const cookie of [here, there]) expect((await api.ask('/api/me', { cookie })).status).toBe(401);
    expect((await api.ask('/api/me', { cookie: cookieOf(answer) })).status).toBe(200);
    expect((await api.signInAs('operator')).status).toBe(401);
    expect((await tryPassword(mailOf('operator'), change.newPassword)).status).toBe(200);
  });

  it('takes the current one, and five wrong guesses close it', async () => {
    const cookie = cookieOf(await api.signInAs('engineer'));
    const change = { currentPassword: 'a wrong password', newPassword: 'an even longer password' };
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await api.post('/api/auth/change-password', change, { cookie })).status).toBe(403);
    expect((await api.post('/api/auth/change-password', change, { cookie })).status).toBe(429);
  });
});

describe('when the database cannot be asked', () => {
  it('nobody is told that they are signed out: not knowing is an error', async () => {
    const closed = await openDatabase(api.database.pool.options.connectionString ?? '');
    await closeDatabase(closed);
    const cookie = cookieOf(await api.signInAs('viewer'));
    const auth = api.makeAuth(closed);
    await expect(auth.authenticate({ cookie })).rejects.toThrow();
  });
});
