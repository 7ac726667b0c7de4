import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Auth } from '../auth/auth';
import type { Principal } from '../auth/principal';
import { Refused } from '../auth/refused';
import { allows, type Permission, permissions } from '../contract/roles';

/** What it takes to use a route. `public` needs no one signed in. */
export type Access = Permission | 'public';

declare module 'fastify' {
  // Only an interface can add to Fastify's own.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface FastifyContextConfig {
    permission?: Access;
    /** A page: whoever is signed out is shown the way to sign in, instead of a refusal. */
    isPage?: boolean;
    /** Where who is refused for their role is noted: what they asked for is read first. */
    onForbidden?: (request: FastifyRequest, problem: string) => Promise<void>;
    /** Whoever shows this token (RFC 6750) needs no session here. */
    bearer?: string | undefined;
  }
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface FastifyRequest {
    /** Who is asking; null on public routes and when signed out. */
    principal: Principal | null;
  }
}

/** Where a signed-out person is sent, and from there back to where they wanted to go. */
const signInPage = (target: string): string => `/sign-in?next=${encodeURIComponent(target)}`;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether the header shows the token. How long this takes tells nothing of it. */
const isShown = (token: string, authorization: string | undefined): boolean =>
  timingSafeEqual(digest(`Bearer ${token}`), digest(authorization ?? ''));

/** Why somebody's role does not let them do something; null where it does. */
const roleProblem = ({ role }: Principal, permission: Permission): string | null =>
  allows(role, permission) ? null : `this takes the role of ${permissions[permission]}; yours is ${role}`;

/** A route as it is registered, and who may use it. */
export type GuardedRoute = { method: string | string[]; url: string; access: Access; isPage: boolean };

/**
 * The one lock of the whole server. Every route declares `config.permission`; a server with a route that does not is not
 * started. Whoever lacks the permission does not get past the request's headers, or, where that is noted, past its body.
 * @returns every route that there is, once the server is ready
 */
export function guardRoutes(app: FastifyInstance, authenticate: Auth['authenticate']): GuardedRoute[] {
  const routes: RouteOptions[] = [];
  const guarded: GuardedRoute[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  // Not before all is registered: a plugin's routes are given their permission after this hook has seen them.
  app.addHook('onReady', async () => {
    for (const { method, url, config } of routes) {
      const access = config?.permission;
      if (access === undefined || (access !== 'public' && !Object.hasOwn(permissions, access)))
        throw new Error(`${method} ${url}: expected config.permission, got ${access}`);
      guarded.push({ method, url, access, isPage: config?.isPage ?? false });
    }
  });

  app.decorateRequest('principal', null);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const { permission, isPage, bearer, onForbidden } = request.routeOptions.config;
    if (permission === 'public') return;
    if (bearer !== undefined && isShown(bearer, request.headers.authorization)) return;
    request.principal = await authenticate(request.headers);
    if (request.principal === null) {
      if (isPage) return reply.redirect(signInPage(request.url), 302);
      throw new Refused(401, 'sign in first');
    }
    if (permission === undefined) throw new Refused(403, 'nobody may do this');
    const problem = roleProblem(request.principal, permission);
    if (problem !== null && onForbidden === undefined) throw new Refused(403, problem);
  });
  // Before the body is checked: whoever may not do this is not told how it is done.
  app.addHook('preValidation', async (request) => {
    const { permission, onForbidden } = request.routeOptions.config;
    if (request.is404 || onForbidden === undefined || permission === undefined || permission === 'public') return;
    if (request.principal === null) throw new Refused(401, 'sign in first');
    const problem = roleProblem(request.principal, permission);
    if (problem === null) return;
    await onForbidden(request, problem);
    throw new Refused(403, problem);
  });
  return guarded;
}
