import { request as openRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOf, password, type RunningApi, startApi } from '../api/running-api';
import { vin } from '../api/samples';
import { cookieOf } from '../api/send';

let api: RunningApi;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
  await api.populate();
  cookie = cookieOf(await api.signInAs('viewer'));
});
afterAll(() => api.stop());

describe('every answer', () => {
  it('tells browsers to be careful', async () => {
    for (const path of ['/healthz', '/', '/api/me', '/sign-in', '/nothing/here.js', '/basemap/world.json']) {
      const { headers } = await api.ask(path);
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
      expect(headers['x-request-id'], path).toMatch(/^[\da-f-]{36}$/);
      expect(headers['strict-transport-security'], path).toBeUndefined();
    }
  });

  it('has a number of ours, whatever number came along', async () => {
    const { headers } = await api.ask('/healthz', { headers: { 'x-request-id': 'forged', 'request-id': 'forged' } });
    expect(headers['x-request-id']).not.toContain('forged');
  });
});

describe('the log', () => {
  it('has a line for each request, and no VIN, position, token, password or e-mail address', async () => {
    api.lines.length = 0;
    await api.ask(`/api/vehicles/${vin}`, { cookie });
    await api.ask(`/vehicles/${vin}?near=52.51642,13.37764`, { cookie });
    await api.ask('/welcome?token=averysecrettokenaverysecrettokenaverysecret');
    await api.post('/api/setup', { token: 'averysecrettoken', name: 'N', email: mailOf('viewer'), password });
    const signedIn = await api.signInAs('viewer');
    await api.post('/api/auth/sign-in/email', { email: mailOf('viewer'), password: 'a wrong password' });
    await api.ask('/healthz');
    const log = api.lines.join('');
    expect(log).toContain('"route":"/api/vehicles/:vin"');
    expect(log).toContain('"route":"/api/auth/sign-in/email","status":401');
    const token = decodeURIComponent(cookieOf(signedIn).split('=')[1] ?? '').split('.')[0] ?? '';
    for (const secret of [vin, '52.5', '13.37', 'averysecret', password, 'wrong password', '@example.org', token])
      expect(log, secret).not.toContain(secret);
  });
});

describe('an address that asks too much', () => {
  it('is told to wait, by the API alone', async () => {
    const other = await startApi({ requestsPerMinute: 3 });
    const statuses = [];
    for (let asked = 0; asked < 5; asked += 1) statuses.push((await other.ask('/api/setup')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await other.ask('/api/setup');
    expect(JSON.parse(refused.body)).toEqual({ error: 'too many requests from your address; wait a minute' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await other.ask('/sign-in')).status).toBe(200);
    expect((await other.ask('/healthz')).status).toBe(200);
    await other.stop();
  });
});

describe('a server that closes', () => {
  it('takes nothing more, and waits neither for idle connections nor for live ones', async () => {
    const other = await startApi();
    other.server.httpServer.on('upgrade', (_request, socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    );
    const live = openRequest({
      host: '127.0.0.1',
      port: other.port,
      path: '/socket.io/?EIO=4',
      headers: { connection: 'Upgrade', upgrade: 'websocket' },
    });
    const cut = new Promise((resolve) =>
      live.once('upgrade', (_response, socket) => socket.once('close', resolve).on('error', resolve).resume()),
    );
    const opened = new Promise((resolve) => live.once('upgrade', resolve));
    live.end();
    await opened;
    await fetch(`${other.origin}/healthz`);
    const before = performance.now();
    await other.stop();
    await cut;
    expect(performance.now() - before).toBeLessThan(4_000);
    await expect(other.ask('/healthz')).rejects.toThrow();
  });
});
