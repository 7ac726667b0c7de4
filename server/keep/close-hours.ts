import type pg from 'pg';
import { hours, minutes } from '../contract/duration';
import { hourOf } from '../store/hour-of';
import { keepThrough, loadThrough } from '../store/jobs';
import { listPartitions } from '../store/partition-list';
import { closingJob } from '../store/rolled-hours';
import type { Job } from './job';
import { transact } from './transact';
import { unlessInUse } from './unless-in-use';

/** Between a transaction's time and Postgres' telling of it something may come between; never this long. */
const graceSeconds = 10;
/** They go on for minutes, and write no readings: no hour has to wait for them. */
const noIngest = ['motorcade export', 'motorcade backup', 'pg_dump', 'motorcade keeper'];

// Pages that no summary tells of are read each time a window is looked for: all of them after a copy from elsewhere.
const summarize = `
SELECT brin_summarize_new_values(c.oid) FROM pg_inherits i JOIN pg_index x ON x.indrelid = i.inhrelid
JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_am a ON a.oid = c.relam
WHERE i.inhparent = 'reading'::regclass AND a.amname = 'brin'`;

type Edge = { through: Date; waitsFor: Date | null };

/**
 * The time before which no transaction writes any more without marking: the start of the hour that is under way, or was
 * when the oldest transaction began. Ingest judges by its transaction's time whether an hour is over.
 */
async function findEdge(client: pg.Client, databaseClock: string): Promise<Edge> {
  const { rows } = await client.query<Edge>(
    `SELECT ${hourOf(`least(${databaseClock} - interval '${graceSeconds} seconds', min(xact_start))`)} AS through,
       CASE WHEN min(xact_start) < ${hourOf(databaseClock)} THEN min(xact_start) END AS "waitsFor"
     FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
       AND application_name <> ALL ($1)`,
    [noIngest],
  );
  const [edge] = rows;
  if (edge === undefined) throw new Error('pg_stat_activity: expected a row, got none');
  return edge;
}

/** Marks all vehicles that have readings in an hour, and keeps that it is closed, in one transaction. */
const closeHour = (client: pg.Client, hour: number): Promise<number> =>
  transact(client, async () => {
    const { rowCount } = await client.query(
      `INSERT INTO stale_hour (vehicle_id, hour, touched_at)
       SELECT DISTINCT vehicle_id, $1::timestamptz, $1::timestamptz FROM reading WHERE at >= $1 AND at < $2 ORDER BY vehicle_id
       ON CONFLICT (vehicle_id, hour) DO UPDATE SET touched_at = stale_hour.touched_at`,
      [new Date(hour), new Date(hour + hours(1))],
    );
    await keepThrough(client, closingJob, hour + hours(1));
    return rowCount ?? 0;
  });

function sentenceOf(closed: number, vehicles: number): string {
  if (closed === 0) return 'no further hour was over';
  return `${closed} ${closed === 1 ? 'hour' : 'hours'} closed, with readings of vehicles in them: ${vehicles}`;
}

/** The first hour at or after one that lies in a month with readings' partition; Infinity when there is none. */
function nextHour(from: number, partitions: readonly { from: number; to: number }[]): number {
  const starts = partitions.filter(({ to }) => to > from).map((partition) => Math.max(partition.from, from));
  return Math.min(...starts);
}

/**
 * Closes each hour once it is over and nobody writes into it unmarked any more: what is derived from it is made then. After
 * days away it goes on where it was, hour by hour.
 * @param databaseClock SQL for the time that it is: ingest judges by the database's clock, too
 */
export const closeHoursBy = (databaseClock: string): Job => ({
  name: closingJob,
  what: 'Closes each hour once it is over and nothing is written into it unnoticed.',
  everyMs: minutes(1),
  run: async ({ client, signal }) => {
    const edge = await findEdge(client, databaseClock);
    const partitions = await listPartitions(client, 'reading');
    let through = (await loadThrough(client, closingJob)) ?? 0;
    if (nextHour(through, partitions) + hours(1) <= edge.through.getTime()) await unlessInUse(client, summarize);
    let closed = 0;
    let vehicles = 0;
    for (;;) {
      const hour = nextHour(through, partitions);
      if (hour + hours(1) > edge.through.getTime() || signal.aborted) break;
      vehicles += await closeHour(client, hour);
      through = hour + hours(1);
      closed++;
    }
    // Of time that has no partition nothing was told that would have to be marked.
    if (!signal.aborted && edge.through.getTime() > through)
      await keepThrough(client, closingJob, edge.through.getTime());
    const waits =
      edge.waitsFor === null ? '' : `; waits for a transaction that began at ${edge.waitsFor.toISOString()}`;
    return { outcome: `${sentenceOf(closed, vehicles)}${waits}` };
  },
});

/** The same, by the database's own clock. */
export const closeHours: Job = closeHoursBy('now()');
