import type pg from 'pg';
import type { Database } from './database';

/** A job as it is noted. Times are epoch milliseconds. */
export type NotedJob = {
  name: string;
  startedAt: number | null;
  endedAt: number | null;
  error: string | null;
  outcome: string | null;
  removed: number;
};

/** Every job that has ever run, with its last run. */
export async function loadJobs({ prisma }: Database): Promise<NotedJob[]> {
  const rows = await prisma.job.findMany({ orderBy: { name: 'asc' } });
  return rows.map(({ name, startedAt, endedAt, error, outcome, removed }) => ({
    name,
    startedAt: startedAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
    error,
    outcome,
    removed: Number(removed),
  }));
}

/** Notes that a run begins. */
export async function noteStart(client: pg.ClientBase, name: string, at: number): Promise<void> {
  await client.query(
    `INSERT INTO job (name, started_at) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at, ended_at = NULL`,
    [name, new Date(at)],
  );
}

/** Notes how a run ended: its outcome, or why it failed, in words. */
export async function noteEnd(
  client: pg.ClientBase | pg.Pool,
  name: string,
  { at, outcome, error, removed = 0 }: { at: number; outcome?: string; error?: string; removed?: number },
): Promise<void> {
  await client.query(
    `UPDATE job SET ended_at = $2, outcome = coalesce($3, outcome), error = $4, removed = removed + $5 WHERE name = $1`,
    [name, new Date(at), outcome ?? null, error ?? null, removed],
  );
}

/** How far a job has come through time, epoch milliseconds; null while it has not begun. */
export async function loadThrough(client: pg.ClientBase | pg.Pool, name: string): Promise<number | null> {
  const { rows } = await client.query<{ through: Date | null }>('SELECT through FROM job WHERE name = $1', [name]);
  return rows[0]?.through?.getTime() ?? null;
}

/** Keeps how far a job has come, within the caller's transaction. It never goes back. */
export async function keepThrough(client: pg.ClientBase, name: string, through: number): Promise<void> {
  await client.query(
    `INSERT INTO job (name, through) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET through = greatest(job.through, excluded.through)`,
    [name, new Date(through)],
  );
}
