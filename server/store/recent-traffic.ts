import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';
import { verdictCodes } from './verdict-code';

/** How many messages of an upstream, received within one minute, became the same. */
export type MinuteTraffic = {
  upstream: string;
  /** Its start, epoch milliseconds. */
  minute: number;
  /** Of the verdict; see verdict-code.ts. */
  code: number;
  count: number;
};

// The mask says it all of most batches. In the others the bytes of each verdict are counted by what their text loses
// without them: bytea knows no such replacing, and none of ours is a zero or has its high bit set.
const statement = `
SELECT u.key AS upstream, ${epochMilliseconds(`date_bin('1 minute', b.received_at, 'epoch')`)} AS minute, code,
  sum(CASE WHEN b.verdict_mask = 1 << code THEN b.count
    ELSE b.count - length(replace(encode(b.verdicts, 'escape'), chr(code), '')) END)::float8 AS count
FROM message_batch b JOIN upstream u ON u.id = b.upstream_id
  CROSS JOIN unnest($3::int4[]) AS code
WHERE b.received_at >= $1 AND u.key = ANY ($2) AND b.verdict_mask & (1 << code) <> 0
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/**
 * What some upstreams have sent since a time, by minute of receipt. A batch counts for the minute of its first message;
 * no message is looked into.
 * @param since epoch milliseconds
 */
export async function loadRecentTraffic(
  { pool }: Database,
  upstreams: readonly string[],
  since: number,
): Promise<MinuteTraffic[]> {
  const values = [new Date(since), upstreams, Object.values(verdictCodes)];
  return (await pool.query<MinuteTraffic>(statement, values)).rows.filter(({ count }) => count > 0);
}
