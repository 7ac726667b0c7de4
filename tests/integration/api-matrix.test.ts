import { describe, expect, it } from 'vitest';
import { permissions, roles } from '../../server/contract/roles';
import { openPopulatedApi } from '../api/populated-api';

const { api, cookies } = await openPopulatedApi();

const unsafe = (method: string) => !['GET', 'HEAD'].includes(method);
/** A path of the route that changes nothing: nobody and nothing is called so. */
const pathOf = (url: string) => url.replace(/:\w+/g, '0.0').replace('*', 'nothing');
/** Asked with a body that no route takes, so that those who may are told 400, and nothing is done. */
const bodyFor = (method: string) => (unsafe(method) && method !== 'DELETE' ? { body: [] } : {});

/** Every route with its methods as the server has them, and not as somebody listed them. */
const everyRoute = () =>
  api.server.routes.flatMap(({ method, url, access, isPage }) =>
    [method].flat().map((one) => ({ method: one, url, access, isPage })),
  );

describe('every route that the server has', () => {
  it('says who may use it', () => {
    expect(everyRoute().length).toBeGreaterThan(40);
    for (const { access } of everyRoute()) expect([...Object.keys(permissions), 'public']).toContain(access);
  });

  it('is closed to whoever is signed out, unless it is public', async () => {
    for (const { method, url, access, isPage } of everyRoute()) {
      const answer = await api.ask(pathOf(url), { method, headers: { origin: api.origin }, ...bodyFor(method) });
      const shown = `${method} ${url} for the signed out: ${answer.status}`;
      if (access === 'public') expect([401, 403], shown).not.toContain(answer.status);
      else if (isPage) {
        expect(answer.status, shown).toBe(302);
        expect(answer.headers.location, shown).toMatch(/^\/sign-in\?next=/);
      } else expect(answer.status, shown).toBe(401);
    }
  });

  for (const role of roles)
    it(`lets a person with the role of ${role} do what it declares, and no more`, async () => {
      for (const { method, url, access } of everyRoute()) {
        // These two would end the session that the next request needs.
        if (url === '/api/auth/sign-out' || (url === '/api/sessions' && method === 'DELETE')) continue;
        const answer = await api.ask(pathOf(url), {
          method,
          headers: { origin: api.origin },
          cookie: cookies.get(role),
          ...bodyFor(method),
        });
        const shown = `${method} ${url} for ${role}: ${answer.status} ${answer.body.slice(0, 100)}`;
        const isAllowed = access === 'public' || roles.indexOf(role) >= roles.indexOf(permissions[access]);
        if (isAllowed) expect([401, 403, 500], shown).not.toContain(answer.status);
        else expect(answer.status, shown).toBe(403);
      }
    });

  it('answers no page of another origin, whoever is signed in', async () => {
    for (const { method, url } of everyRoute()) {
      const answer = await api.ask(pathOf(url), {
        method,
        headers: { origin: 'https://evil.example' },
        cookie: cookies.get('admin'),
        ...bodyFor(method),
      });
      expect(answer.status, `${method} ${url} from elsewhere`).toBe(403);
    }
  });

  it('takes no change from a browser that hides where it comes from', async () => {
    const hidden: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ];
    for (const { method, url } of everyRoute().filter((route) => unsafe(route.method)))
      for (const headers of hidden) {
        const answer = await api.ask(pathOf(url), {
          method,
          headers,
          cookie: cookies.get('admin'),
          ...bodyFor(method),
        });
        expect(answer.status, `${method} ${url} with ${JSON.stringify(headers)}`).toBe(403);
      }
  });

  it('answers a refusal in one shape', async () => {
    for (const { method, url, access, isPage } of everyRoute()) {
      if (access === 'public' || isPage || method === 'HEAD') continue;
      const answer = await api.ask(pathOf(url), { method, headers: { origin: api.origin }, ...bodyFor(method) });
      expect(JSON.parse(answer.body), `${method} ${url}`).toEqual({ error: 'sign in first' });
    }
  });
});
