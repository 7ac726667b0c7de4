import { days, hours } from '../contract/duration';
import { type DataClass, dataClasses } from '../contract/storage';
import { loadThrough } from '../store/jobs';
import type { Partition } from '../store/partition-list';
import { partitionStart } from '../store/partitions';
import { loadRetention, retentionJob } from '../store/retention';
import { closingJob } from '../store/rolled-hours';
import { deleteOld, deleteOldTrips } from './delete-old';
import { type Dropped, dropPartitions } from './drop-partitions';
import type { Job, Outcome, Run } from './job';

/** Readings wait so long at most for what is derived from them: retention is kept, come what may. */
const derivingPatienceMs = days(7);

const stayings = {
  'in use': '; the next is in use and is left for another run',
  waiting: '; the next is left until its hours are rolled up',
} as const;

function sentenceOf({ dropped, stays }: Dropped, unit: string): string {
  const gone = dropped === 0 ? 'nothing was too old' : `${dropped} ${unit}${dropped === 1 ? '' : 's'} dropped`;
  if (stays === null) return gone;
  return `${dropped === 0 ? 'nothing was dropped' : gone}${stayings[stays]}`;
}

async function dropMessages(run: Run, cut: number): Promise<Outcome> {
  const countRows = async ({ name }: Partition) => {
    const { rows } = await run.client.query<{ count: number }>(
      `SELECT coalesce(sum(count), 0)::float8 AS count FROM ${name}`,
    );
    return rows[0]?.count ?? 0;
  };
  const job = retentionJob('messages');
  const dropped = await dropPartitions(run, { job, table: 'message_batch', cut, countRows });
  // What says of a message why it was kept out, and that it was there, goes when the message goes.
  const start = partitionStart('message_batch', cut);
  const kept = await deleteOld(run, 'quarantine', start);
  await deleteOld(run, 'untimed_message', start);
  const along = kept === 0 ? '' : `; ${kept} of their rows in quarantine went along`;
  return { outcome: `${sentenceOf(dropped, 'day')}${along}`, removed: dropped.removed };
}

async function dropReadings(run: Run, cut: number): Promise<Outcome> {
  const { client } = run;
  const closed = (await loadThrough(client, closingJob)) ?? Number.NEGATIVE_INFINITY;
  const mustWait = async ({ from, to }: Partition) => {
    if (to <= cut - derivingPatienceMs) return false;
    if (closed < to) return true;
    const { rowCount } = await client.query('SELECT FROM stale_hour WHERE hour >= $1 AND hour < $2 LIMIT 1', [
      new Date(from),
      new Date(to),
    ]);
    return rowCount !== 0;
  };
  const countRows = async ({ rows }: Partition) => rows;
  const dropping = { job: retentionJob('readings'), table: 'reading', cut, countRows, mustWait } as const;
  const dropped = await dropPartitions(run, dropping);
  await dropKeyframes(run);
  return { outcome: sentenceOf(dropped, 'month'), removed: dropped.removed };
}

/** What was kept of moments whose readings are gone goes after them. */
async function dropKeyframes(run: Run): Promise<void> {
  const job = retentionJob('readings');
  const through = await loadThrough(run.client, job);
  if (through === null) return;
  await run.client.query('DELETE FROM keyframe WHERE at < $1', [new Date(through)]);
  await dropPartitions(run, { job, table: 'keyframe_state', cut: through, countRows: async () => 0 });
}

async function dropRollups(run: Run, cut: number): Promise<Outcome> {
  const countRows = async ({ rows }: Partition) => rows;
  const job = retentionJob('rollups');
  const dropped = await dropPartitions(run, { job, table: 'reading_rollup', cut, countRows });
  return { outcome: sentenceOf(dropped, 'month'), removed: dropped.removed };
}

const deleted = (removed: number): Outcome => ({
  outcome: removed === 0 ? 'nothing was too old' : `${removed} rows deleted`,
  removed,
});

/** What people asked of vehicles is kept as long as the notes of it. */
async function deleteNotes(run: Run, cut: number): Promise<Outcome> {
  let removed = 0;
  for (const table of ['audit', 'command', 'command_bulk'] as const) removed += await deleteOld(run, table, cut);
  return deleted(removed);
}

/** What drops, of each class, all that is older than a time. */
const droppers: Record<DataClass, (run: Run, cut: number) => Promise<Outcome>> = {
  messages: dropMessages,
  readings: dropReadings,
  rollups: dropRollups,
  trips: async (run, cut) => deleted(await deleteOldTrips(run, cut)),
  audit: deleteNotes,
};

const sentences: Record<DataClass, string> = {
  messages: 'Drops messages that were kept long enough, and what quarantine says of them.',
  readings: 'Drops readings that were kept long enough; the newest of every signal stays.',
  rollups: 'Drops rollups that were kept long enough.',
  trips: 'Deletes trips that were kept long enough.',
  audit: 'Deletes what was noted long enough ago of what people did, and commands that ended then.',
};

/** A job for each class that drops what is kept long enough. The newest value of every signal stays, however old. */
export const dropOld: readonly Job[] = dataClasses.map((dataClass) => ({
  name: retentionJob(dataClass),
  what: sentences[dataClass],
  everyMs: hours(1),
  run: async (run) => {
    const kept = (await loadRetention(run.database))[dataClass];
    if (kept === null) return { outcome: 'kept for good' };
    return droppers[dataClass](run, run.now - days(kept));
  },
}));
