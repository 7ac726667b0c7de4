import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Logger } from 'pino';
import { PrismaClient } from '../generated/prisma/client';

/** One pool for Prisma's queries and for the statements that are ours alone. */
export type Database = { prisma: PrismaClient; pool: pg.Pool };

const statementTimeoutMs = 30_000;
/** For an answer that never comes because the network swallowed it: the server's own limit comes first. */
const answerTimeoutMs = 45_000;
const connectTimeoutMs = 10_000;
const noon = '2026-07-01T12:00:00.000Z';

/** A database that cannot be used as it is. Its message says why, and what to do. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

/**
 * Times must come back as they were written. Prisma's adapter shifts `timestamptz` in any session that is not in UTC
 * (prisma/orm#28629), and a setting of the role or a pooler in between can override what the connection asks for.
 */
async function requireUtc({ pool, prisma }: Database): Promise<void> {
  const { rows } = await pool.query<{ zone: string; noon: Date }>(
    `SELECT current_setting('timezone') AS zone, $1::timestamptz AS noon`,
    [noon],
  );
  const byPool = rows[0]?.noon.toISOString();
  if (rows[0]?.zone !== 'UTC')
    throw new DatabaseError(
      `the database answers in time zone "${rows[0]?.zone}" though UTC was asked for: let startup options through to it`,
    );
  const answers = await prisma.$queryRaw<{ noon: Date }[]>`SELECT ${noon}::timestamptz AS noon`;
  const byPrisma = answers[0]?.noon.toISOString();
  if (byPool !== noon || byPrisma !== noon)
    throw new DatabaseError(
      `times change on their way to the database: ${noon} came back as ${byPool} and ${byPrisma}`,
    );
}

/**
 * Opens the database and makes sure that times survive the way there and back.
 * @throws DatabaseError when they do not; pg's own error when nothing can be reached
 */
export async function openDatabase(url: string, log?: Logger): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'motorcade',
    options: `-c timezone=UTC -c synchronous_commit=on -c statement_timeout=${statementTimeoutMs}`,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: answerTimeoutMs,
    keepAlive: true,
    // Moments, charts, trips and exports of the past take 20 together at most (moment/moments.ts, api/history.ts,
    // api/trips.ts, api/open-exports.ts): the rest is for messages and for all that takes milliseconds.
    max: 24,
  });
  // An idle connection that breaks is replaced when next needed; unheard, its error would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) log?.warn({ reason: error.message }, 'an idle database connection broke');
  });
  // Left to itself Prisma gives a transaction up after two seconds without a connection, or five of its own.
  const transactionOptions = { maxWait: connectTimeoutMs, timeout: statementTimeoutMs };
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  const database = { pool, prisma };
  try {
    await requireUtc(database);
    return database;
  } catch (error) {
    await closeDatabase(database);
    throw error;
  }
}

/** Waits for the queries under way and closes every connection. */
export async function closeDatabase({ prisma, pool }: Database): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}
