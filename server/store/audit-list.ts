import type { AuditEntry, AuditPage, AuditSearch } from '../contract/audit';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';

const pageSize = 100;

const conditions = `($1::text IS NULL OR strpos(lower(subject), lower($1)) > 0)
  AND ($2::text IS NULL OR strpos(lower(actor), lower($2)) > 0)
  AND ($3::text IS NULL OR action = $3)
  AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5)
  AND ($6::int8 IS NULL OR id < $6)`;

const dateOf = (time: number | undefined): Date | null => (time === undefined ? null : new Date(time));

const valuesOf = ({ subject, actor, action, from, to, cursor }: AuditSearch) => [
  subject ?? null,
  actor ?? null,
  action ?? null,
  dateOf(from),
  dateOf(to),
  cursor ?? null,
];

/**
 * A page of what people did, newest first.
 * @param limit so many entries at most
 */
export async function listAudit({ pool }: Database, search: AuditSearch, limit = pageSize): Promise<AuditPage> {
  const { rows } = await pool.query<AuditEntry>({
    name: 'list-audit',
    text: `SELECT id::text, ${epochMilliseconds('at')} AS at, user_id AS "userId", actor, address, action, subject, detail
      FROM audit WHERE ${conditions} ORDER BY audit.id DESC LIMIT $7`,
    values: [...valuesOf(search), limit],
  });
  return { entries: rows, cursor: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

/** How many entries a search finds from its cursor on; counting ends at `limit`. */
export async function countAudit({ pool }: Database, search: AuditSearch, limit: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM audit WHERE ${conditions} LIMIT $7) found`,
    [...valuesOf(search), limit],
  );
  return rows[0]?.count ?? 0;
}
