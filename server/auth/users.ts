import { randomUUID } from 'node:crypto';
import type { NewUser, User } from '../contract/http';
import { type Role, roles } from '../contract/roles';
import type { Database } from '../store/database';
import { hashPassword } from './password-hash';
import { Refused } from './refused';
import type { Revocations } from './revocations';
import { endSessions } from './sessions';

/** Prisma inside a transaction, as far as people are concerned. */
export type PeopleRows = Pick<Database['prisma'], 'user' | 'account' | 'session' | 'signInLink' | '$queryRaw'>;

type Row = { id: string; name: string; email: string; role: string; createdAt: Date };

function toUser({ id, name, email, role, createdAt }: Row): User {
  return { id, name, email, role: roles.find((one) => one === role) ?? 'viewer', createdAt: createdAt.getTime() };
}

/** One at a time: whoever makes or unmakes an administrator sees what the one before has done. */
export async function lockAdministrators(rows: PeopleRows): Promise<void> {
  await rows.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('motorcade.administrators'))) AS held`;
}

/** Writes a person and the password's hash, in the two rows where better-auth looks for them. */
export async function insertUser(
  rows: PeopleRows,
  { name, email, role, passwordHash }: Omit<NewUser, 'password'> & { passwordHash: string },
): Promise<User> {
  const id = randomUUID();
  const user = await rows.user.create({
    data: { id, name, email: email.toLowerCase(), emailVerified: false, role },
  });
  await rows.account.create({
    data: { id: randomUUID(), userId: id, accountId: id, providerId: 'credential', password: passwordHash },
  });
  return toUser(user);
}

/** Everybody who has an account, by name. */
export async function listUsers(database: Database): Promise<User[]> {
  const rows = await database.prisma.user.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(toUser);
}

/** @throws Refused 409 when somebody has that e-mail address already */
export async function createUser(database: Database, person: NewUser): Promise<User> {
  const email = person.email.toLowerCase();
  const passwordHash = await hashPassword(person.password);
  return database.prisma.$transaction(async (rows) => {
    await lockAdministrators(rows);
    if ((await rows.user.findUnique({ where: { email } })) !== null)
      throw new Refused(409, 'somebody with this e-mail address is here already');
    return insertUser(rows, { name: person.name, email, role: person.role, passwordHash });
  });
}

/** @throws Refused 404 for an unknown person, 409 when no administrator would be left */
async function mustNotBeLast(rows: PeopleRows, id: string): Promise<Row> {
  await lockAdministrators(rows);
  const person = await rows.user.findUnique({ where: { id } });
  if (person === null) throw new Refused(404, 'there is no such person here');
  if (person.role === 'admin' && (await rows.user.count({ where: { role: 'admin' } })) < 2)
    throw new Refused(409, 'this is the last administrator: make somebody else one first');
  return person;
}

/**
 * Gives a person another role and ends their sessions, so that nothing of the old role lives on.
 * @returns the person as they were, and as they are
 */
export async function changeRole(
  parts: { database: Database; revocations: Revocations },
  id: string,
  role: Role,
): Promise<{ before: User; after: User }> {
  const changed = await parts.database.prisma.$transaction(async (rows) => {
    if (role !== 'admin') await mustNotBeLast(rows, id);
    else await lockAdministrators(rows);
    const before = await rows.user.findUnique({ where: { id } });
    if (before === null) throw new Refused(404, 'there is no such person here');
    return { before, after: await rows.user.update({ where: { id }, data: { role } }) };
  });
  if (changed.before.role !== role) await endSessions(parts, { userId: id });
  return { before: toUser(changed.before), after: toUser(changed.after) };
}

/**
 * Removes a person with everything by which they could sign in.
 * @returns who it was
 */
export async function deleteUser(
  { database, revocations }: { database: Database; revocations: Revocations },
  id: string,
): Promise<User> {
  const { person, ended } = await database.prisma.$transaction(async (rows) => {
    const person = await mustNotBeLast(rows, id);
    const sessions = await rows.session.findMany({ where: { userId: id }, select: { id: true } });
    await rows.user.delete({ where: { id } });
    return { person, ended: sessions.map((session) => session.id) };
  });
  revocations.announce(ended);
  return toUser(person);
}
