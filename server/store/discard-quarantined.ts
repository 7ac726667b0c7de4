import type { QuarantineGroupKey } from '../contract/quarantine';
import type { Database } from './database';
import { ofGroup, openQuarantine } from './open-quarantine';
import { groupValues } from './quarantine-groups';

/** So many are settled at a time: a group can hold a million. */
const stepSize = 20_000;

// Locked in the order of their numbers, as whoever else settles them does.
const statement = `
WITH chosen AS (
  SELECT q.id FROM ${openQuarantine} ${ofGroup} AND q.id <= $5 ORDER BY q.id LIMIT ${stepSize} FOR UPDATE OF q
)
UPDATE quarantine SET state = 'discarded', settled_at = now(), settled_by = $6, settled_reason = $7
FROM chosen WHERE quarantine.id = chosen.id`;

/**
 * Settles a group as not wanted: its messages stay as they came, and nobody is asked about them any more. What comes to
 * the group meanwhile is not part of the decision.
 * @param why in the words of whoever decides
 * @param by who that is
 * @returns how many messages were settled
 */
export async function discardQuarantined(
  { pool }: Database,
  key: QuarantineGroupKey,
  why: string,
  by: string,
): Promise<number> {
  const { rows } = await pool.query<{ last: string | null }>('SELECT max(id) AS last FROM quarantine');
  const last = rows[0]?.last ?? '0';
  let discarded = 0;
  for (;;) {
    const { rowCount } = await pool.query(statement, [...groupValues(key), last, by, why]);
    discarded += rowCount ?? 0;
    if ((rowCount ?? 0) < stepSize) return discarded;
  }
}
