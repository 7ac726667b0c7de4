import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { mailOf, password, type RunningApi, startApi } from '../api/running-api';

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
