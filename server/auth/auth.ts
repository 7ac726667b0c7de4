import type { Logger } from 'pino';
import type { Credentials, PasswordChange, SetupRequest } from '../contract/http';
import type { Database } from '../store/database';
import { createAuthenticate } from './authenticate';
import { createEngine } from './better-auth-engine';
import type { Principal } from './principal';
import { createRevocations } from './revocations';
import { sessionCookie } from './session-cookie';
import { endSessions } from './sessions';
import { setUp } from './set-up';
import { changePassword, type SignedIn, signIn, signOut, type Visit } from './sign-in';
import { throttled } from './sign-in-throttle';

export type AuthSettings = {
  database: Database;
  /** At least 32 characters. Signs the session cookies: another secret signs everybody out. */
  secret: string;
  /** How people reach us; undefined is this machine alone, over plain http. */
  publicUrl: string | undefined;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
};

/** Everything about signing in. Questions about people and sessions are functions of their own beside this file. */
export function createAuth({ database, secret, publicUrl, clock, log }: AuthSettings) {
  const cookie = sessionCookie(publicUrl);
  const engine = createEngine({ database, secret, cookie, clock, log });
  const revocations = createRevocations();
  const authenticate = createAuthenticate({ database, engine, revocations, cookieName: cookie.name, clock });
  const parts = { database, engine, revocations };

  /** A new session takes the place of the one the browser came with. */
  const replaceSession = async (visit: Visit, begin: () => Promise<SignedIn>): Promise<SignedIn> => {
    const old = await authenticate(visit.headers);
    const begun = await begin();
    if (old !== null) await endSessions(parts, { userId: old.userId, id: old.sessionId });
    return begun;
  };

  return {
    cookieName: cookie.name,
    revocations,
    authenticate,
    onRevoked: revocations.onRevoked,
    signIn: (credentials: Credentials, visit: Visit) =>
      replaceSession(visit, () =>
        throttled({ database, now: clock() }, { email: credentials.email, address: visit.address }, () =>
          signIn(parts, credentials, visit),
        ),
      ),
    signOut: (principal: Principal | null, visit: Visit) => signOut(parts, principal, visit),
    changePassword: (principal: Principal, change: PasswordChange, visit: Visit) =>
      throttled({ database, now: clock() }, { email: principal.email, address: visit.address }, () =>
        changePassword(parts, principal, change, visit),
      ),
    setUp: async (person: SetupRequest, visit: Visit) => {
      await setUp({ database, revocations, now: clock() }, person);
      return replaceSession(visit, () => signIn(parts, person, visit));
    },
  };
}

export type Auth = ReturnType<typeof createAuth>;
