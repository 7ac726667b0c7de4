import { createHash } from 'node:crypto';
import { minutes, seconds } from '../contract/duration';
import type { Database } from '../store/database';
import { addressBlock } from './client-address';
import { Refused } from './refused';

const windowMs = minutes(5);
/** Failures that an account, and an address, may have in a window. */
const greatestFailures = 5;

/** An e-mail address is nobody's business in a table of counters. */
const accountKey = (email: string): string =>
  `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')}`;

/** Counts an attempt against a key before it is made, so that attempts made at once cannot all slip through. */
async function count({ database, now }: { database: Database; now: number }, key: string): Promise<void> {
  const windowAt = new Date(now);
  const voidBefore = new Date(now - windowMs);
  const [row] = await database.prisma.$queryRaw<{ failures: number; windowAt: Date }[]>`
    INSERT INTO sign_in_throttle AS kept (key, failures, window_at) VALUES (${key}, 1, ${windowAt})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN kept.window_at <= ${voidBefore} THEN 1 ELSE LEAST(kept.failures + 1, ${greatestFailures + 1}) END,
      window_at = CASE WHEN kept.window_at <= ${voidBefore} THEN excluded.window_at ELSE kept.window_at END
    RETURNING failures, window_at AS "windowAt"`;
  if (row === undefined || row.failures <= greatestFailures) return;
  const waitMs = Math.max(seconds(1), row.windowAt.getTime() + windowMs - now);
  const waitMinutes = Math.ceil(waitMs / minutes(1));
  throw new Refused(
    429,
    `too many failed attempts to sign in; try again in ${waitMinutes} ${waitMinutes === 1 ? 'minute' : 'minutes'}`,
    Math.ceil(waitMs / seconds(1)),
  );
}

/**
 * Makes an attempt that takes a password, unless its account or its address has failed five times in five minutes.
 * The counters are in the database: a restart forgives nothing. Five minutes after the first failure they are void.
 * @param visitor the e-mail address as typed, and where the request came from
 * @param attempt rejects when the password was wrong
 * @throws Refused 429
 */
export async function throttled<Result>(
  parts: { database: Database; now: number },
  visitor: { email: string; address: string },
  attempt: () => Promise<Result>,
): Promise<Result> {
  const { signInThrottle } = parts.database.prisma;
  const account = accountKey(visitor.email);
  const address = `address:${addressBlock(visitor.address)}`;
  await signInThrottle.deleteMany({ where: { windowAt: { lte: new Date(parts.now - windowMs) } } });
  await count(parts, address);
  await count(parts, account);
  const result = await attempt();
  await signInThrottle.deleteMany({ where: { key: account } });
  // An address is shared: a success takes back its own attempt, and forgives nobody else's failures.
  await signInThrottle.updateMany({
    where: { key: address, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  });
  return result;
}
