import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOf, type RunningApi, startApi } from '../api/running-api';
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
    '/api/vehicles/..%2fme',
    `/api/vehicles/x%2f..%2f${vin}`,
    '/vehicles/..%2f..%2fapi%2fme',
    `/vehicles/..%252fvehicles%252f${vin}`,
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
