import type { IncomingHttpHeaders } from 'node:http';
import { hours, minutes, seconds } from '../contract/duration';
import { roles } from '../contract/roles';
import type { Database } from '../store/database';
import type { Engine } from './better-auth-engine';
import type { Principal } from './principal';
import type { Revocations } from './revocations';
import { hashToken } from './secret-token';
import { readCookie } from './session-cookie';

/** A session unused for so long is over. An open live page uses its session. */
export const idleLimitMs = hours(12);
/** How exactly the last use is kept: writing it on each request would cost more than it tells. */
const touchAfterMs = minutes(1);
/** How long an answer may be repeated without asking the database. */
const cacheMs = seconds(10);
const greatestCache = 10_000;

type Authenticate = (headers: IncomingHttpHeaders) => Promise<Principal | null>;

/**
 * Makes the function that says who sent a request, by its session cookie; null when nobody signed in did.
 * Answers are remembered for ten seconds at most, and forgotten at once when the session is revoked by this process.
 * It rejects when the database cannot be asked: not knowing is not the same as nobody.
 */
export function createAuthenticate(parts: {
  database: Database;
  engine: Engine;
  revocations: Revocations;
  cookieName: string;
  clock: () => number;
}): Authenticate {
  const { database, engine, revocations, cookieName, clock } = parts;
  const { prisma } = database;
  const known = new Map<string, { principal: Principal; askedAt: number }>();
  let revocationCount = 0;

  revocations.onRevoked((sessionIds) => {
    revocationCount += 1;
    const ended = new Set(sessionIds);
    for (const [key, { principal }] of known) if (ended.has(principal.sessionId)) known.delete(key);
  });

  const remember = (key: string, principal: Principal) => {
    const oldest = known.keys().next();
    if (known.size >= greatestCache && oldest.done !== true) known.delete(oldest.value);
    known.delete(key);
    known.set(key, { principal, askedAt: clock() });
  };

  const look = async (cookie: string): Promise<Principal | null> => {
    const found = await engine.api.getSession({ headers: new Headers({ cookie: `${cookieName}=${cookie}` }) });
    if (found === null) return null;
    const { session, user } = found;
    const role = roles.find((one) => one === user.role);
    const now = clock();
    const idleMs = now - session.updatedAt.getTime();
    if (role === undefined) return null;
    if (idleMs > idleLimitMs || now >= session.expiresAt.getTime()) {
      await prisma.session.deleteMany({ where: { id: session.id } });
      revocations.announce([session.id]);
      return null;
    }
    if (idleMs > touchAfterMs)
      await prisma.session.updateMany({ where: { id: session.id }, data: { updatedAt: new Date(now) } });
    return { userId: user.id, name: user.name, email: user.email, role, sessionId: session.id };
  };

  return async (headers) => {
    const cookie = readCookie(headers, cookieName);
    if (cookie === undefined) return null;
    const key = hashToken(cookie);
    const remembered = known.get(key);
    const ageMs = remembered === undefined ? cacheMs : clock() - remembered.askedAt;
    // A negative age is a clock that was set back.
    if (remembered !== undefined && ageMs >= 0 && ageMs < cacheMs) return remembered.principal;
    known.delete(key);
    const before = revocationCount;
    const principal = await look(cookie);
    // A session that was revoked while the database was asked must not be remembered as valid.
    if (principal !== null && before === revocationCount) remember(key, principal);
    return principal;
  };
}
