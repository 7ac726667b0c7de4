import type { IncomingHttpHeaders } from 'node:http';
import { isAPIError } from 'better-auth/api';
import type { Credentials, PasswordChange } from '../contract/http';
import { roles } from '../contract/roles';
import type { Database } from '../store/database';
import { addressHeader, type Engine } from './better-auth-engine';
import type { Principal } from './principal';
import { Refused } from './refused';
import type { Revocations } from './revocations';
import { hashToken } from './secret-token';
import { endSessions } from './sessions';

/** Where a request came from, and what it brought along. */
export type Visit = { headers: IncomingHttpHeaders; address: string };

/** Who is signed in now, and the `Set-Cookie` lines that make the browser know. */
export type SignedIn = { principal: Principal; cookies: string[] };

/** What better-auth may see of a request. */
function headersFor({ headers, address }: Visit): Headers {
  const shown = new Headers({ [addressHeader]: address });
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = headers[name];
    if (value !== undefined) shown.set(name, value);
  }
  return shown;
}

const isRefusal = (error: unknown): boolean => isAPIError(error) && error.statusCode < 500;

async function principalOf(database: Database, token: string): Promise<Principal> {
  const session = await database.prisma.session.findUniqueOrThrow({
    where: { token: hashToken(token) },
    include: { user: true },
  });
  const { id, name, email, role } = session.user;
  return { userId: id, name, email, role: roles.find((one) => one === role) ?? 'viewer', sessionId: session.id };
}

/** @throws Refused 401, the same for an unknown address as for a wrong password, and as slowly */
export async function signIn(
  { database, engine }: { database: Database; engine: Engine },
  { email, password }: Credentials,
  visit: Visit,
): Promise<SignedIn> {
  try {
    const { response, headers } = await engine.api.signInEmail({
      body: { email, password },
      headers: headersFor(visit),
      returnHeaders: true,
    });
    return { principal: await principalOf(database, response.token), cookies: headers.getSetCookie() };
  } catch (error) {
    if (isRefusal(error)) throw new Refused(401, 'this e-mail address and password do not belong together');
    throw error;
  }
}

/** Ends the session that the request came with, if any. Answers with the lines that clear its cookie. */
export async function signOut(
  parts: { database: Database; engine: Engine; revocations: Revocations },
  principal: Principal | null,
  visit: Visit,
): Promise<string[]> {
  // Ended here first: better-auth clears the cookie even where it could not delete the session.
  if (principal !== null) await endSessions(parts, { userId: principal.userId, id: principal.sessionId });
  const { headers } = await parts.engine.api.signOut({ headers: headersFor(visit), returnHeaders: true });
  return headers.getSetCookie();
}

/**
 * Sets another password. All sessions of the person end; a new one begins for the browser that asked.
 * @throws Refused 403 when the current password is wrong
 */
export async function changePassword(
  { database, engine, revocations }: { database: Database; engine: Engine; revocations: Revocations },
  principal: Principal,
  { currentPassword, newPassword }: PasswordChange,
  visit: Visit,
): Promise<SignedIn> {
  const { userId } = principal;
  const before = await database.prisma.session.findMany({ where: { userId }, select: { id: true } });
  try {
    const { response, headers } = await engine.api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers: headersFor(visit),
      returnHeaders: true,
    });
    revocations.announce(before.map((session) => session.id));
    if (response.token === null) throw new Error('change of password: expected a new session, got none');
    return { principal: await principalOf(database, response.token), cookies: headers.getSetCookie() };
  } catch (error) {
    if (isRefusal(error)) throw new Refused(403, 'the current password is not right');
    throw error;
  }
}
