import type { SetupRequest } from '../contract/http';
import type { Database } from '../store/database';
import { hashPassword } from './password-hash';
import { Refused } from './refused';
import type { Revocations } from './revocations';
import { hashToken } from './secret-token';
import { insertUser, lockAdministrators, type PeopleRows } from './users';

const spent = () =>
  new Refused(403, 'this link has been used or has expired; "npm run sign-in-link" on the server makes a new one');

/** Whether nobody is here yet. */
export async function needsAdministrator(database: Database): Promise<boolean> {
  return (await database.prisma.user.findFirst({ select: { id: true } })) === null;
}

/** Gives the person with this e-mail address the name, the password and the role of an administrator. */
async function restore(rows: PeopleRows, person: SetupRequest, passwordHash: string): Promise<string | null> {
  const email = person.email.toLowerCase();
  const found = await rows.user.findUnique({ where: { email }, select: { id: true } });
  if (found === null) return null;
  await rows.user.update({ where: { email }, data: { name: person.name, role: 'admin' } });
  await rows.account.updateMany({
    where: { userId: found.id, providerId: 'credential' },
    data: { password: passwordHash },
  });
  return found.id;
}

/**
 * Spends a one-time link: makes the first administrator, or gives one their access back (whose other sessions end).
 * Of two at once, one wins.
 * @throws Refused 403 for a link that is unknown, spent or expired, 409 when the first administrator exists already
 */
export async function setUp(
  { database, revocations, now }: { database: Database; revocations: Revocations; now: number },
  person: SetupRequest,
): Promise<void> {
  const live = { tokenHash: hashToken(person.token), usedAt: null, expiresAt: { gt: new Date(now) } };
  const { prisma } = database;
  // Looked at first, so that hashing is done for those who hold a link only.
  if ((await prisma.signInLink.findFirst({ where: live })) === null) throw spent();
  const passwordHash = await hashPassword(person.password);
  const ended = await prisma.$transaction(async (rows) => {
    await lockAdministrators(rows);
    const link = await rows.signInLink.findFirst({ where: live });
    const spending = await rows.signInLink.updateMany({ where: live, data: { usedAt: new Date(now) } });
    if (link === null || spending.count !== 1) throw spent();
    if (link.purpose === 'administrator' && (await rows.user.findFirst({ select: { id: true } })) !== null)
      throw new Refused(409, 'the first administrator is here already; sign in, or ask them for access');
    const restored = await restore(rows, person, passwordHash);
    if (restored === null) {
      await insertUser(rows, { name: person.name, email: person.email, role: 'admin', passwordHash });
      return [];
    }
    const sessions = await rows.session.findMany({ where: { userId: restored }, select: { id: true } });
    await rows.session.deleteMany({ where: { userId: restored } });
    return sessions.map((session) => session.id);
  });
  revocations.announce(ended);
}
