import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endSessions } from '../../server/auth/sessions';
import { hours, minutes } from '../../server/contract/duration';
import type { Role } from '../../server/contract/roles';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { cookieOf, mailOf, password, type RunningApi, startApi } from '../api/running-api';

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

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot use, and no token in the body', async () => {
    const answer = await api.signInAs('viewer');
    const [cookie = '', ...others] = answer.headers['set-cookie'] ?? [];
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^motorcade=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = decodeURIComponent(cookie.split(/[=;]/)[1] ?? '').split('.')[0] ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(answer.body).not.toContain(token);
    expect(Object.keys(JSON.parse(answer.body)).sort()).toEqual(['email', 'id', 'name', 'role', 'sessionId']);
  });

  it('keeps a hash of the token, never the token', async () => {
    const cookie = cookieOf(await api.signInAs('viewer'));
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    expect(JSON.stringify(await api.database.prisma.session.findMany())).not.toContain(token);
  });

  it('keeps an argon2id hash of the password', async () => {
    const accounts = await api.database.prisma.account.findMany();
    for (const account of accounts) expect(account.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('says the same of an unknown address as of a wrong password', async () => {
    const unknown = await tryPassword('nobody@example.org');
    const wrong = await tryPassword(mailOf('viewer'));
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.body).toBe(wrong.body);
  });

  it('takes as long for an unknown address: it hashes all the same', async () => {
    const time = async (email: string) => {
      const times: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        await api.database.prisma.signInThrottle.deleteMany();
        const before = performance.now();
        await tryPassword(email);
        times.push(performance.now() - before);
      }
      return Math.min(...times);
    };
    const [known, unknown] = [await time(mailOf('viewer')), await time('nobody@example.org')];
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('puts a new session in the place of the one the browser came with', async () => {
    const before = cookieOf(await api.signInAs('viewer'));
    const answer = await api.post('/api/auth/sign-in/email', { email: mailOf('viewer'), password }, { cookie: before });
    expect(cookieOf(answer)).not.toBe(before);
    expect((await api.ask('/api/me', { cookie: before })).status).toBe(401);
    expect((await api.ask('/api/me', { cookie: cookieOf(answer) })).status).toBe(200);
  });

  it('refuses a cookie whose signature is not ours', async () => {
    const [name, value = ''] = cookieOf(await api.signInAs('viewer')).split('=');
    const [token] = decodeURIComponent(value).split('.');
    for (const forged of [token, `${token}.`, `${token}.AAAA`, value.replace(/.{8}$/, 'AAAAAAA%3D'), 'x'])
      expect((await api.ask('/api/me', { cookie: `${name}=${forged}` })).status, forged).toBe(401);
  });
});

describe('signing out', () => {
  it('ends the session at once and clears the cookie', async () => {
    const cookie = cookieOf(await api.signInAs('viewer'));
    expect((await api.ask('/api/me', { cookie })).status).toBe(200);
    const revoked: string[] = [];
    const stop = api.auth.onRevoked((sessionIds) => void revoked.push(...sessionIds));
    const answer = await api.post('/api/auth/sign-out', {}, { cookie });
    stop();
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']?.join()).toMatch(/motorcade=;[^,]*Max-Age=0/);
    expect(revoked).toHaveLength(1);
    expect((await api.ask('/api/me', { cookie })).status).toBe(401);
  });

  it('is no error for whoever is signed out already', async () => {
    expect((await api.post('/api/auth/sign-out', {})).status).toBe(204);
  });
});

describe('failed attempts', () => {
  it('close an account after five, even to the right password, and say when to come back', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await tryPassword(mailOf('operator'))).status).toBe(401);
    await api.database.prisma.signInThrottle.deleteMany({ where: { key: { startsWith: 'address:' } } });
    const answer = await tryPassword(mailOf('operator'), password);
    expect(answer.status).toBe(429);
    expect(JSON.parse(answer.body)).toEqual({ error: 'too many failed attempts to sign in; try again in 5 minutes' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(290);
  });

  it('close an address after five, whatever accounts it tried', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await tryPassword(`nobody${attempt}@example.org`)).status).toBe(401);
    expect((await tryPassword(mailOf('viewer'), password)).status).toBe(429);
  });

  it('cannot slip through by coming all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryPassword(mailOf('operator'))));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7);
  });

  it('are not forgotten by a restart', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await tryPassword(mailOf('operator'));
    const again = api.makeAuth();
    const visit = { headers: {}, address: '127.0.0.1' };
    await expect(again.signIn({ email: mailOf('operator'), password }, visit)).rejects.toMatchObject({ status: 429 });
  });

  it('are forgiven five minutes after the first', async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) await tryPassword(mailOf('operator'));
    api.wait(minutes(5) + 1);
    expect((await tryPassword(mailOf('operator'), password)).status).toBe(200);
  });

  it('do not pile up on those who mistype now and then', async () => {
    for (let round = 0; round < 3; round += 1) {
      await api.database.prisma.signInThrottle.deleteMany({ where: { key: { startsWith: 'address:' } } });
      for (let attempt = 0; attempt < 4; attempt += 1) await tryPassword(mailOf('operator'));
      expect((await tryPassword(mailOf('operator'), password)).status).toBe(200);
    }
  });

  it('count against a whole /64 of IPv6', async () => {
    const attempt = (address: string) =>
      api.auth.signIn({ email: `${address}@example.org`, password }, { headers: {}, address });
    for (let host = 1; host <= 5; host += 1)
      await expect(attempt(`2001:db8:1:2::${host}`)).rejects.toMatchObject({ status: 401 });
    await expect(attempt('2001:db8:1:2:ffff::9')).rejects.toMatchObject({ status: 429 });
    await expect(attempt('2001:db8:1:3::1')).rejects.toMatchObject({ status: 401 });
  });

  it('are not counted to an address that the visitor made up', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await tryPassword(`nobody${attempt}@example.org`, 'wrong', { 'x-forwarded-for': `192.0.2.${attempt}` });
    const answer = await tryPassword(mailOf('viewer'), password, { 'x-forwarded-for': '192.0.2.99' });
    expect(answer.status).toBe(429);
  });
});

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
