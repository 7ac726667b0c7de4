import type pg from 'pg';
import { openQuarantine } from '../store/open-quarantine';
import { verdictCodes } from '../store/verdict-code';
import type { KnownUpstream, QuarantinedMessage } from './row';

/** Which of the messages that were kept out; all that is given must hold. */
export type WaitingFilter = {
  verdict?: QuarantinedMessage['verdict'];
  reason?: string;
  fingerprint?: string;
  device?: string;
};

/** A message that waits to be decoded again. */
export type WaitingMessage = {
  /** Its row in quarantine. */
  id: string;
  /** Where it is filed. */
  batchId: string;
  place: number;
  /** The code of its verdict so far. */
  verdict: number;
  /** Whose it was when it came, if that was known. */
  vin: string | null;
};

const filtered = `${openQuarantine} AND q.upstream_id = $1 AND ($2::int2 IS NULL OR q.verdict = $2)
  AND ($3::text IS NULL OR q.reason = $3) AND ($4::text IS NULL OR q.fingerprint = $4)
  AND ($5::text IS NULL OR q.device = $5)`;

function valuesOf({ number }: KnownUpstream, { verdict, reason, fingerprint, device }: WaitingFilter): unknown[] {
  return [
    number,
    verdict === undefined ? null : verdictCodes[verdict],
    reason ?? null,
    fingerprint ?? null,
    device ?? null,
  ];
}

const columns = `q.id, q.batch_id AS "batchId", q.message_index AS place, q.verdict, q.vin`;

const ofBatches = `SELECT ${columns} FROM ${filtered} AND q.batch_id > $6
  ORDER BY q.batch_id FETCH FIRST $7 ROWS WITH TIES`;

/** The oldest that wait behind a batch, in the order they came: so many, and the others of the last one's batch. */
export async function findOldest(
  pool: pg.Pool,
  upstream: KnownUpstream,
  filter: WaitingFilter,
  { after, limit }: { after: string; limit: number },
): Promise<WaitingMessage[]> {
  const { rows } = await pool.query<WaitingMessage>(ofBatches, [...valuesOf(upstream, filter), after, limit]);
  return rows.sort((a, b) =>
    a.batchId === b.batchId ? a.place - b.place : Number(BigInt(a.batchId) - BigInt(b.batchId)),
  );
}

/** The newest that wait, newest first. */
export async function findNewest(
  pool: pg.Pool,
  upstream: KnownUpstream,
  filter: WaitingFilter,
  limit: number,
): Promise<WaitingMessage[]> {
  const { rows } = await pool.query<WaitingMessage>(
    `SELECT ${columns} FROM ${filtered} ORDER BY q.batch_id DESC, q.message_index DESC LIMIT $6`,
    [...valuesOf(upstream, filter), limit],
  );
  return rows;
}

/** How many wait behind a batch. */
export async function countBehind(
  pool: pg.Pool,
  upstream: KnownUpstream,
  filter: WaitingFilter,
  after: string,
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${filtered} AND q.batch_id > $6`,
    [...valuesOf(upstream, filter), after],
  );
  return rows[0]?.count ?? 0;
}
