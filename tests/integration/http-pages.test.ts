import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, startApi } from '../api/running-api';
import { cookieOf } from '../api/send';

let api: RunningApi;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
  await api.populate();
  cookie = cookieOf(await api.signInAs('viewer'));
});
afterAll(() => api.stop());

describe('pages', () => {
  it('are shown to the signed in, and the way to them to the others', async () => {
    expect(JSON.parse((await api.ask('/vehicles/x?tab=1', { cookie })).body).page).toBe('/vehicles/x?tab=1');
    const answer = await api.ask('/vehicles/x?tab=1');
    expect([answer.status, answer.headers.location]).toEqual([302, '/sign-in?next=%2Fvehicles%2Fx%3Ftab%3D1']);
  });

  it('of a vehicle open whatever its VIN is, as it was escaped', async () => {
    for (const path of ['/vehicles/a%2Fb', '/vehicles/50%25']) {
      expect(JSON.parse((await api.ask(path, { cookie })).body).page).toBe(path);
      const answer = await api.ask(path);
      expect([answer.status, answer.headers.location]).toEqual([302, `/sign-in?next=${encodeURIComponent(path)}`]);
    }
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
