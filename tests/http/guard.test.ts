import fastify from 'fastify';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../server/auth/principal';
import { answerErrors } from '../../server/http/error-reply';
import { type Access, guardRoutes } from '../../server/http/guard';

const viewer: Principal = { userId: 'u', name: 'V', email: 'v@example.org', role: 'viewer', sessionId: 's' };

function serve(principal: Principal | null, config: { permission?: Access; bearer?: string }) {
  const app = fastify();
  answerErrors(app, pino({ level: 'silent' }));
  const routes = guardRoutes(app, () => Promise.resolve(principal));
  app.get('/thing', { config }, async (request) => ({ by: request.principal?.userId ?? null }));
  return { app, routes };
}

describe('a server with a route', () => {
  it('that does not say who may use it is not started', async () => {
    const { app } = serve(viewer, {});
    await expect(app.ready()).rejects.toThrow('GET /thing: expected config.permission, got undefined');
  });

  it('that names a permission nobody knows is not started', async () => {
    const config = JSON.parse('{ "permission": "fleet.reed" }');
    await expect(serve(viewer, config).app.ready()).rejects.toThrow('got fleet.reed');
    await expect(serve(viewer, { permission: JSON.parse('"toString"') }).app.ready()).rejects.toThrow('got toString');
  });

  it('tells all its routes, those that Fastify adds as well', async () => {
    const { app, routes } = serve(viewer, { permission: 'fleet.read' });
    await app.ready();
    expect(routes.map(({ method, access }) => [method, access])).toEqual([
      ['GET', 'fleet.read'],
      ['HEAD', 'fleet.read'],
    ]);
  });
});

describe('a guarded route', () => {
  const ask = (principal: Principal | null, permission: Access) =>
    serve(principal, { permission }).app.inject({ method: 'GET', url: '/thing' });

  it('knows who asks', async () => {
    expect((await ask(viewer, 'fleet.read')).json()).toEqual({ by: 'u' });
  });

  it('refuses the signed out and those who may not, with a sentence', async () => {
    const out = await ask(null, 'fleet.read');
    expect([out.statusCode, out.json()]).toEqual([401, { error: 'sign in first' }]);
    const low = await ask(viewer, 'user.manage');
    expect([low.statusCode, low.json()]).toEqual([403, { error: 'this takes the role of admin; yours is viewer' }]);
  });

  it('with a token of its own opens to whoever shows that, and nobody else without a session', async () => {
    const { app } = serve(null, { permission: 'fleet.read', bearer: 'token' });
    const show = async (authorization: string) =>
      (await app.inject({ method: 'GET', url: '/thing', headers: { authorization } })).statusCode;
    expect(await show('Bearer token')).toBe(200);
    for (const shown of ['', 'token', 'Bearer', 'Bearer toke', 'Bearer tokens']) expect(await show(shown)).toBe(401);
  });

  it('that is public does not ask who comes', async () => {
    expect((await ask(viewer, 'public')).json()).toEqual({ by: null });
  });

  it('is not opened when nobody can say who asks', async () => {
    const app = fastify();
    const lines: string[] = [];
    answerErrors(app, pino({}, { write: (line: string) => void lines.push(line) }));
    guardRoutes(app, () => Promise.reject(new Error('no database')));
    app.get('/thing', { config: { permission: 'fleet.read' } }, async () => 'secret');
    const answer = await app.inject('/thing');
    expect([answer.statusCode, Object.keys(answer.json())]).toEqual([500, ['error']]);
    expect(answer.body).not.toContain('no database');
    expect(lines.join('')).toContain('no database');
  });
});
