import type { DBAdapter, Where } from 'better-auth';
import { hashToken } from './secret-token';

type Rows = Omit<DBAdapter, 'transaction'>;

/** The token a condition names in the clear, if it does. */
const namedToken = (where: Where[]): string | undefined =>
  where.map(({ field, value }) => (field === 'token' && typeof value === 'string' ? value : undefined)).find(Boolean);

/** Conditions on a token become conditions on its hash. */
function onHash(where: Where[]): Where[] {
  return where.map((condition) => {
    if (condition.field !== 'token') return condition;
    if (typeof condition.value === 'string') return { ...condition, value: hashToken(condition.value) };
    if (Array.isArray(condition.value))
      return { ...condition, value: condition.value.map((token) => hashToken(`${token}`)) };
    throw new Error('session token: expected text to look for');
  });
}

/** A row as better-auth must see it: with the token it asked by, which the table does not know. */
function withToken<Row>(row: Row, token: string | undefined): Row {
  return token === undefined || typeof row !== 'object' || row === null ? row : { ...row, token };
}

const isSession = (question: { model: string }): boolean => question.model === 'session';

function hashed<Question extends { model: string; where?: Where[] }>(question: Question): Question {
  return isSession(question) && question.where !== undefined
    ? { ...question, where: onHash(question.where) }
    : question;
}

function hashRows(rows: Rows): Rows {
  return {
    ...rows,
    create: async (question) => {
      const token: unknown = isSession(question) ? Reflect.get(question.data, 'token') : undefined;
      if (typeof token !== 'string') return rows.create(question);
      return withToken(await rows.create({ ...question, data: { ...question.data, token: hashToken(token) } }), token);
    },
    findOne: async <Row>(question: Parameters<Rows['findOne']>[0]) =>
      withToken(
        await rows.findOne<Row>(hashed(question)),
        isSession(question) ? namedToken(question.where) : undefined,
      ),
    update: async <Row>(question: Parameters<Rows['update']>[0]) =>
      withToken(await rows.update<Row>(hashed(question)), isSession(question) ? namedToken(question.where) : undefined),
    findMany: (question) => rows.findMany(hashed(question)),
    count: (question) => rows.count(hashed(question)),
    updateMany: (question) => rows.updateMany(hashed(question)),
    delete: (question) => rows.delete(hashed(question)),
    deleteMany: (question) => rows.deleteMany(hashed(question)),
    consumeOne: (question) => rows.consumeOne(hashed(question)),
    incrementOne: (question) => rows.incrementOne(hashed(question)),
  };
}

/**
 * better-auth's way to the tables, but for session tokens: only their SHA-256 is stored, so that whoever reads the
 * database, or a copy of it, cannot take over a session.
 */
export function withHashedSessions(adapter: DBAdapter): DBAdapter {
  return {
    ...adapter,
    ...hashRows(adapter),
    transaction: (work) => adapter.transaction((rows) => work(hashRows(rows))),
  };
}
