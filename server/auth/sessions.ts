import type { Session } from '../contract/http';
import type { Database } from '../store/database';
import { idleLimitMs } from './authenticate';
import type { Principal } from './principal';
import type { Revocations } from './revocations';

/** The sessions by which a person is signed in now, newest use first. */
export async function listSessions(database: Database, principal: Principal, now: number): Promise<Session[]> {
  const rows = await database.prisma.session.findMany({
    where: {
      userId: principal.userId,
      expiresAt: { gt: new Date(now) },
      updatedAt: { gt: new Date(now - idleLimitMs) },
    },
    orderBy: { updatedAt: 'desc' },
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.updatedAt.getTime(),
    expiresAt: Math.min(row.expiresAt.getTime(), row.updatedAt.getTime() + idleLimitMs),
    userAgent: row.userAgent || null,
    address: row.ipAddress || null,
    isCurrent: row.id === principal.sessionId,
  }));
}

/** Which sessions to end: one, all of a person, or all of a person but one. */
export type SessionChoice = { userId: string; id?: string; exceptId?: string };

/**
 * Ends sessions and tells all who must know.
 * @returns how many there were
 */
export async function endSessions(
  { database, revocations }: { database: Database; revocations: Revocations },
  { userId, id, exceptId }: SessionChoice,
): Promise<number> {
  const where = { userId, id: { equals: id, not: exceptId } };
  const ended = await database.prisma.session.findMany({ where, select: { id: true } });
  const ids = ended.map((session) => session.id);
  await database.prisma.session.deleteMany({ where: { id: { in: ids } } });
  revocations.announce(ids);
  return ids.length;
}
