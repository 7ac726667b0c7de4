import { hours } from '../contract/duration';
import type { Job } from './job';
import { unlessInUse } from './unless-in-use';

// Autovacuum sees to tables and partitions, and never to what they are partitions of; and to none that was just filled.
const statement = `
SELECT c.oid::regclass::text AS name FROM pg_class c
LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
JOIN pg_stat_user_tables s ON s.relid = c.oid
WHERE (c.relname IN ('reading', 'reading_rollup', 'keyframe_state', 'message_batch')
    AND coalesce(s.last_analyze, '-infinity') < now() - interval '1 day')
  OR (i.inhparent IN (
      'reading'::regclass, 'reading_rollup'::regclass, 'keyframe_state'::regclass, 'message_batch'::regclass)
    AND c.reltuples < 0 AND s.n_live_tup > 0)
ORDER BY c.relkind, 1`;

/** Has Postgres look at what it does not look at by itself, so that it goes on planning well. */
export const refreshStatistics: Job = {
  name: 'statistics',
  what: 'Has the database look over new data, so that it goes on answering quickly.',
  everyMs: hours(1),
  run: async ({ client, signal }) => {
    const { rows } = await client.query<{ name: string }>(statement);
    let analysed = 0;
    for (const { name } of rows) if (!signal.aborted && (await unlessInUse(client, `ANALYZE ${name}`))) analysed++;
    return { outcome: rows.length === 0 ? 'nothing to do' : `${analysed} of ${rows.length} tables analysed` };
  },
};
