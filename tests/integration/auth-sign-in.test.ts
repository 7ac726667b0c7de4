import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailOf, password, type RunningApi, startApi } from '../api/running-api';
import { cookieOf } from '../api/send';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await api.populate();
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

  it('takes as much work for an unknown address: it hashes all the same', async () => {
    // Of this process alone, and by the processor's clock: what else runs on the machine counts for nothing.
    const work = async (email: string) => {
      await api.database.prisma.signInThrottle.deleteMany();
      const before = process.cpuUsage();
      await tryPassword(email);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 4; round += 1) {
      known.push(await work(mailOf('viewer')));
      unknown.push(await work('nobody@example.org'));
    }
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
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
