import { readdirSync } from 'node:fs';
import { request as openRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, mailOf, password, type RunningApi, startApi, vin } from '../api/running-api';

let api: RunningApi;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
  await api.populate();
  cookie = cookieOf(await api.signInAs('viewer'));
});
afterAll(() => api.stop());

/** What no signed-out request may ever read. */
const secrets = new RegExp(`${vin}|52\\.51642|${mailOf('admin')}|"page"`);

describe('ways around the lock', () => {
  const detours = [
    '//api/me',
    '/api//me',
    `/api/../api/vehicles/${vin}`,
    `/sign-in/../api/vehicles/${vin}`,
    `/_next/static/../../api/vehicles/${vin}`,
    `/_next/static/%2e%2e/%2e%2e/vehicles/${vin}`,
    `/_next/static/..%2f..%2fvehicles/${vin}`,
    `/basemap/..%2f..%2fpackage.json`,
    `/%61pi/vehicles/${vin}`,
    `/api/vehicles/${vin}.rsc`,
    `/api/vehicles/${vin};.css`,
    `/api/vehicles/${vin}?_rsc=1`,
    `/api/vehicles/${vin}%00`,
    `/API/vehicles/${vin}`,
    `/api\\vehicles\\${vin}`,
    `/vehicles/${vin}.rsc`,
    `/vehicles/${vin}.segments/_tree.segment.rsc`,
    '/index.rsc',
    '/_next/data/build/index.json',
    '/_next/image?url=%2Fapi%2Fme&w=64&q=75',
    '/.env',
    '/server/main.ts',
    'http://127.0.0.1/api/me',
    '*',
  ];

  for (const detour of detours)
    it(`lead nowhere: ${detour}`, async () => {
      const answer = await api.ask(detour);
      expect([302, 400, 401, 404]).toContain(answer.status);
      expect(answer.body).not.toMatch(secrets);
    });

  it('are not opened by headers that Next believes in', async () => {
    const believed: Record<string, string>[] = [
      { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
      { 'x-middleware-rewrite': '/api/me', 'x-middleware-next': '1' },
      { 'x-invoke-path': '/vehicles', 'x-matched-path': '/sign-in' },
      { rsc: '1', 'next-router-prefetch': '1', 'next-url': '/sign-in' },
      { 'x-original-url': '/sign-in', 'x-rewrite-url': '/sign-in', 'x-forwarded-host': 'elsewhere.example' },
      { authorization: 'Bearer x', 'x-http-method-override': 'GET' },
    ];
    for (const headers of believed)
      for (const path of [`/api/vehicles/${vin}`, `/vehicles/${vin}`]) {
        const answer = await api.ask(path, { headers });
        expect([302, 401], JSON.stringify(headers)).toContain(answer.status);
        expect(answer.body).not.toMatch(secrets);
      }
  });

  it('are not there for methods that pages do not know', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const headers = { origin: api.origin, 'next-action': '0' };
      const answer = await api.ask('/', { method, headers, cookie });
      expect(answer.status, method).toBe(404);
      expect(answer.body).not.toContain('"page"');
    }
  });
});

describe('pages', () => {
  it('are shown to the signed in, and the way to them to the others', async () => {
    expect(JSON.parse((await api.ask('/vehicles/x?tab=1', { cookie })).body).page).toBe('/vehicles/x?tab=1');
    const answer = await api.ask('/vehicles/x?tab=1');
    expect([answer.status, answer.headers.location]).toEqual([302, '/sign-in?next=%2Fvehicles%2Fx%3Ftab%3D1']);
  });

  it('for signing in, and the program itself, are open', async () => {
    for (const path of ['/sign-in?next=%2F', '/welcome?token=x', '/_next/static/chunks/a.js', '/icon.svg'])
      expect((await api.ask(path)).status, path).toBe(200);
  });

  it('are drawn without knowing the session, or anything a sender made up', async () => {
    const answer = await api.ask('/', {
      cookie,
      headers: {
        'content-security-policy': "script-src 'nonce-evil'",
        'content-security-policy-report-only': "script-src 'nonce-evil'",
        'x-nonce': 'evil',
        'x-middleware-subrequest': 'x',
        'x-forwarded-host': 'elsewhere.example',
        rsc: '1',
      },
    });
    const { headers } = JSON.parse(answer.body);
    expect(Object.keys(headers).sort()).toEqual(['connection', 'content-security-policy', 'host', 'rsc']);
    expect(JSON.stringify(headers)).not.toContain('evil');
    expect(headers['content-security-policy']).toBe(answer.headers['content-security-policy']);
  });

  it('have a policy with a new nonce each, no foreign origin but the tiles’, and no scripts within', async () => {
    const policyOf = async () => `${(await api.ask('/', { cookie })).headers['content-security-policy']}`;
    const [policy, next] = [await policyOf(), await policyOf()];
    expect(policy).not.toBe(next);
    const directives = new Map(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]));
    expect(directives.get('default-src')).toEqual(["'self'"]);
    expect(directives.get('script-src')).toEqual([
      "'self'",
      expect.stringMatching(/^'nonce-.{22}=='$/),
      "'strict-dynamic'",
    ]);
    expect(directives.get('connect-src')).toEqual(["'self'"]);
    expect(directives.get('worker-src')).toEqual(["'self'", 'blob:']);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.match(/https?:[^\s;]+/g)).toEqual(['https://*.tiles.example']);
    expect(policy).not.toContain('unsafe-eval');
  });
});

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

describe('the base map', () => {
  it('is sent compressed, with a mark by which it is not sent again', async () => {
    const path = `/basemap/${readdirSync('public/basemap').find((name) => name.endsWith('.json'))}`;
    const plain = await api.ask(path);
    const small = await api.ask(path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect([plain.status, small.status]).toEqual([200, 200]);
    expect(small.headers['content-encoding']).toBe('br');
    expect(Number(small.headers['content-length'])).toBeLessThan(plain.body.length / 2);
    const again = await api.ask(path, {
      headers: { 'accept-encoding': 'gzip, br', 'if-none-match': `${small.headers.etag}` },
    });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await api.ask('/basemap/nothing.json')).status).toBe(404);
  });
});

describe('an upgrade', () => {
  const upgrade = (path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(api.port, '127.0.0.1', () => {
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: ${cookie}\r\n\r\n`,
        );
      });
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk.toString();
      });
      socket.once('error', reject);
      socket.once('close', () => resolve(received));
    });

  for (const path of [
    '/',
    '/_next/hmr',
    '/_next/webpack-hmr',
    '/api/me',
    '/socket.io',
    '/socket.io/../x',
    'http://10.0.0.1/',
  ])
    it(`to ${path} is cut without a word`, async () => {
      expect(await upgrade(path)).toBe('');
    });

  it('to the live connection is cut too while nobody is there to take it', async () => {
    expect(await upgrade('/socket.io/?EIO=4&transport=websocket')).toBe('');
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
