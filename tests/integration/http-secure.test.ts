import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOf, password, type RunningApi, startApi } from '../api/running-api';
import { cookieOf } from '../api/send';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ publicUrl: 'https://fleet.example.org', isProxyTrusted: true });
  await api.populate();
});
afterAll(() => api.stop());

describe('behind https', () => {
  it('the cookie is for TLS, this host and nothing else', async () => {
    const answer = await api.signInAs('viewer');
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^__Host-motorcade=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await api.ask('/api/me', { cookie: cookieOf(answer) })).status).toBe(200);
    const renamed = cookieOf(answer).replace('__Host-', '');
    expect((await api.ask('/api/me', { cookie: renamed })).status).toBe(401);
  });

  it('browsers are told to stay there', async () => {
    expect((await api.ask('/healthz')).headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('pages of this machine are another site', async () => {
    const body = { email: mailOf('viewer'), password };
    const headers = { origin: `http://127.0.0.1:${api.port}` };
    expect((await api.post('/api/auth/sign-in/email', body, { headers })).status).toBe(403);
  });

  it('a visitor is who the proxy says, not who they say they are', async () => {
    const attempt = (forwarded: string) =>
      api.post(
        '/api/auth/sign-in/email',
        { email: `${forwarded.length}@example.org`, password: 'wrong' },
        {
          headers: { 'x-forwarded-for': forwarded },
        },
      );
    for (let made = 1; made <= 5; made += 1)
      expect((await attempt(`${'192.0.2.1, '.repeat(made)}198.51.100.7`)).status).toBe(401);
    expect((await attempt('203.0.113.9, 198.51.100.7')).status).toBe(429);
    expect((await attempt('198.51.100.8')).status).toBe(401);
  });
});
