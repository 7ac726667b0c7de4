import { describe, expect, it } from 'vitest';
import type { Role } from '../../server/contract/roles';
import { openPopulatedApi } from '../api/populated-api';
import { oddVin, vin } from '../api/samples';

const { api, cookies, askAs: ask } = await openPopulatedApi();

describe('a vehicle', () => {
  it('is shown to a viewer with all its readings', async () => {
    const answer = await ask('viewer', `/api/vehicles/${vin}`);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).readings[0].value).toEqual({ latitude: 52.51642, longitude: 13.37764 });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is found by a VIN with a slash and a percent sign', async () => {
    const answer = await ask('viewer', `/api/vehicles/${encodeURIComponent(oddVin)}`);
    expect([answer.status, JSON.parse(answer.body).vin]).toEqual([200, oddVin]);
  });

  it('that nobody heard of is told so in a sentence', async () => {
    const answer = await ask('viewer', '/api/vehicles/NOBODY');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([404, { error: 'no vehicle has this VIN' }]);
  });

  it('is named by an operator, and not by a viewer', async () => {
    const name = (role: Role, body: unknown, path = `/api/vehicles/${vin}`) =>
      api.ask(path, { method: 'PATCH', body, cookie: cookies.get(role), headers: { origin: api.origin } });
    expect((await name('operator', { name: 'Van 7' })).status).toBe(200);
    expect((await name('operator', { name: 'Van 7' }, '/api/vehicles/NOBODY')).status).toBe(404);
    expect((await name('operator', { name: 'x'.repeat(101) })).status).toBe(400);
    expect((await name('operator', { name: 'Van\0' })).status).toBe(400);
    const refused = await name('viewer', { name: 'Van 7' });
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.body)).toEqual({ error: 'this takes the role of operator; yours is viewer' });
  });
});

describe('a message', () => {
  it('is shown to engineers, by a reference of the right form', async () => {
    expect(JSON.parse((await ask('engineer', '/api/messages/7.0')).body)).toMatchObject({ vin, verdict: 'accepted' });
    expect((await ask('engineer', '/api/messages/8.0')).status).toBe(404);
    const wrong = await ask('engineer', '/api/messages/7;DROP');
    expect(wrong.status).toBe(400);
    expect(JSON.parse(wrong.body)).toEqual({ error: 'reference: expected <batch>.<index>, such as 12.3' });
  });
});

describe('the upstreams', () => {
  it('are shown to everybody, their errors to engineers', async () => {
    expect(JSON.parse((await ask('viewer', '/api/upstreams')).body)[0].error).toBe('not connected');
    expect(JSON.parse((await ask('engineer', '/api/upstreams')).body)[0].error).toBe('mqtts://broker:8883 refused');
  });
});

describe('the settings of the map', () => {
  it('say where tiles come from', async () => {
    expect(JSON.parse((await ask('viewer', '/api/settings/map')).body).maximumZoom).toBe(19);
  });
});

describe('the description of the API', () => {
  it('holds every route of it, and who may use each', async () => {
    const answer = await ask('viewer', '/api/openapi.json');
    const { paths } = JSON.parse(answer.body);
    const described = Object.keys(paths).filter((path) => path.startsWith('/api/'));
    const registered = api.server.routes
      .map(({ url }) => url.replace(/:(\w+)/g, '{$1}'))
      .filter((url) => url.startsWith('/api/') && !/docs|openapi|\*/.test(url));
    expect(described.sort()).toEqual([...new Set(registered)].sort());
    expect(paths['/api/messages/{reference}'].get.description).toContain('engineer or above');
  });

  it('is a page whose scripts and styles are all our own', async () => {
    const page = await ask('viewer', '/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'; style-src");
    const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThan(4);
    expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
    for (const file of files) {
      const { pathname, origin } = new URL(file, `${api.origin}/api/docs`);
      expect(origin).toBe(api.origin);
      expect((await ask('viewer', pathname)).status, pathname).toBe(200);
      expect((await api.ask(pathname)).status, pathname).toBe(401);
    }
  });

  it('shows whoever is signed out the way to sign in', async () => {
    const answer = await api.ask('/api/docs');
    expect([answer.status, answer.headers.location]).toEqual([302, '/sign-in?next=%2Fapi%2Fdocs']);
  });
});

describe('how the process is', () => {
  it('is told to whoever asks', async () => {
    expect(JSON.parse((await api.ask('/healthz')).body)).toEqual({ state: 'running' });
    expect(JSON.parse((await api.ask('/readyz')).body)).toEqual({
      state: 'ready',
      problems: ['1 of 1 upstreams is not connected'],
    });
  });
});

describe('a long answer', () => {
  it('is sent gzipped to those who take it', async () => {
    const plain = await ask('viewer', '/api/openapi.json');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const response = await fetch(`${api.origin}/api/openapi.json`, {
      headers: { cookie: cookies.get('viewer') ?? '', 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.json()).toEqual(JSON.parse(plain.body));
  });
});

describe('a body', () => {
  const send = (body: unknown) => api.post('/api/auth/sign-in/email', body);

  it('of the wrong shape is refused with the field and what was expected', async () => {
    const answer = await send({ email: 'x', password: 'y' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error: 'email: Invalid email address' }]);
  });

  it('beyond 64 KiB is refused', async () => {
    expect((await send({ email: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('that is no JSON is refused', async () => {
    const response = await fetch(`${api.origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.origin },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(Object.keys(await response.json())).toEqual(['error']);
  });
});
