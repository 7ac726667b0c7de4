import { z } from 'zod';
import {
  type QuarantinedPage,
  type QuarantineGroup,
  type QuarantineGroupKey,
  quarantinedMessage,
} from '../contract/quarantine';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';
import { ofGroup, openQuarantine } from './open-quarantine';
import { verdictCodes, verdictOf } from './verdict-code';

const groupLimit = 500;
const pageSize = 100;
/** The newest so many of a group are looked through for whom it is about, and so many of those are named. */
const sampled = 200;
const named = 5;

const samples = (column: string) => `ARRAY(
  SELECT DISTINCT ${column} FROM (
    SELECT q.${column} FROM ${openQuarantine} AND q.upstream_id = g.upstream_id AND q.verdict = g.verdict
      AND q.reason = g.reason AND q.fingerprint = g.fingerprint
    ORDER BY q.batch_id DESC, q.message_index DESC LIMIT ${sampled}
  ) newest WHERE ${column} IS NOT NULL ORDER BY 1 LIMIT ${named}
)`;

const groups = `
WITH g AS (
  SELECT q.upstream_id, u.key AS upstream, q.verdict, q.reason, q.fingerprint, count(*)::int AS messages,
    sum(q.seen)::float8 AS seen, min(q.received_at) AS first_at, max(q.last_received_at) AS last_at, max(ARRAY[q.batch_id, q.message_index]) AS newest
  FROM ${openQuarantine}
  GROUP BY q.upstream_id, u.key, q.verdict, q.reason, q.fingerprint
  ORDER BY last_at DESC LIMIT ${groupLimit}
)
SELECT g.upstream, g.verdict, g.reason, g.fingerprint, g.messages, g.seen, ${epochMilliseconds('g.first_at')} AS "firstAt",
  ${epochMilliseconds('g.last_at')} AS "lastAt", ${samples('vin')} AS vins, ${samples('device')} AS devices,
  n.refusals->0->>'field' AS field, n.refusals->0->>'detail' AS detail, n.batch_id || '.' || n.message_index AS example
FROM g JOIN quarantine n ON n.batch_id = g.newest[1] AND n.message_index = g.newest[2]
ORDER BY g.last_at DESC`;

/** Who is told what waits for a decision: the few verdicts that quarantine has. */
const keptVerdict = (code: number) => z.enum(['partial', 'unmapped', 'quarantined']).parse(verdictOf(code));

type GroupRow = Omit<QuarantineGroup, 'verdict' | 'field' | 'detail'> & {
  verdict: number;
  field: string | null;
  detail: string | null;
};

/** What waits for a decision, grouped by upstream, verdict, reason and shape; the newest 500 groups, newest first. */
export async function listQuarantine({ pool }: Database): Promise<QuarantineGroup[]> {
  const { rows } = await pool.query<GroupRow>({ name: 'quarantine-groups', text: groups });
  return rows.map((row) => ({
    ...row,
    verdict: keptVerdict(row.verdict),
    field: row.field ?? '',
    detail: row.detail ?? 'no vehicle is mapped to this device',
  }));
}

const page = `
SELECT q.batch_id || '.' || q.message_index AS reference, ${epochMilliseconds('q.received_at')} AS "receivedAt",
  ${epochMilliseconds('q.last_received_at')} AS "lastReceivedAt", q.seen, q.vin, q.device, q.refusals
FROM ${openQuarantine} ${ofGroup} AND ($5::int8 IS NULL OR (q.batch_id, q.message_index) < ($5, $6::int4))
ORDER BY q.batch_id DESC, q.message_index DESC LIMIT ${pageSize}`;

/** The values that `ofGroup` stands for. */
export const groupValues = ({ upstream, verdict, reason, fingerprint }: QuarantineGroupKey) => [
  upstream,
  verdictCodes[verdict],
  reason,
  fingerprint,
];

/**
 * A page of the messages of one group, newest first.
 * @param cursor where the last page ended
 */
export async function listQuarantined(
  { pool }: Database,
  key: QuarantineGroupKey,
  cursor?: string,
): Promise<QuarantinedPage> {
  const [batch = null, index = null] = cursor?.split('.') ?? [];
  const { rows } = await pool.query({
    name: 'quarantined',
    text: page,
    values: [...groupValues(key), batch, index],
  });
  const messages = z.array(quarantinedMessage).parse(rows);
  const last = messages.length < pageSize ? undefined : messages.at(-1);
  return { messages, cursor: last?.reference ?? null };
}
