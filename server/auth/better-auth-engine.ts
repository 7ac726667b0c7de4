import type { BetterAuthOptions } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import type { Logger } from 'pino';
import { days } from '../contract/duration';
import { roles } from '../contract/roles';
import type { Database } from '../store/database';
import { withHashedSessions } from './hashed-sessions';
import { hashPassword, isPasswordOf } from './password-hash';
import { newToken } from './secret-token';
import type { sessionCookie } from './session-cookie';

/** How long a session can live at all, however much it is used. */
export const sessionLifeMs = days(7);

/** The only header better-auth may learn a visitor's address from; we set it ourselves, from the connection. */
export const addressHeader = 'x-motorcade-address';

/**
 * better-auth's core with e-mail and password, and nothing else. Its own request handler is never mounted, nor its
 * throttle and origin check trusted: each of our routes calls the one function of its API that it needs.
 */
export function createEngine(settings: {
  database: Database;
  secret: string;
  cookie: ReturnType<typeof sessionCookie>;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}) {
  const { database, secret, cookie, clock, log } = settings;
  return betterAuth({
    appName: 'Motorcade',
    secret,
    // Only named because better-auth wants one; nothing is derived from it that reaches a browser.
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    database: (options: BetterAuthOptions) =>
      withHashedSessions(prismaAdapter(database.prisma, { provider: 'postgresql' })(options)),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => isPasswordOf(hash, password),
      },
    },
    user: { additionalFields: { role: { type: [...roles], input: false, defaultValue: 'viewer' } } },
    // The life is not prolonged by use: seven days and no more. Idleness is judged where we authenticate.
    session: { expiresIn: sessionLifeMs / 1_000, disableSessionRefresh: true, cookieCache: { enabled: false } },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: {
              ...session,
              // better-auth's own tokens have 190 bits.
              token: newToken(),
              createdAt: new Date(clock()),
              updatedAt: new Date(clock()),
              expiresAt: new Date(clock() + sessionLifeMs),
            },
          }),
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookie.name,
          attributes: { secure: cookie.isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    // Messages only: what comes along with them may hold a row or a token.
    logger: { log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ part: 'better-auth' }, message) },
  });
}

export type Engine = ReturnType<typeof createEngine>;
