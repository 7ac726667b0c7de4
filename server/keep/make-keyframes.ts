import type pg from 'pg';
import { hours, minutes } from '../contract/duration';
import { loadThrough } from '../store/jobs';
import { keyframeMs, lockKeyframes, makeStates } from '../store/keyframes';
import { listPartitions, type Partition } from '../store/partition-list';
import { createPartitions } from '../store/partitions';
import { closingJob } from '../store/rolled-hours';
import type { Job, Run } from './job';
import { transact } from './transact';

/** Whoever makes stale hours anew waits for so many to be made: a quarter of a second. */
const vehiclesAtOnce = 500;

/** The keyframes from whose time on the hour is closed, of months with readings, newest first; epoch milliseconds. */
function* dueBy(closed: number, months: readonly Partition[]): Generator<number> {
  for (const { from, to } of [...months].reverse()) {
    const end = Math.min(to, closed - hours(1) + 1);
    for (let at = (Math.ceil(end / keyframeMs) - 1) * keyframeMs; at >= from; at -= keyframeMs) yield at;
  }
}

/**
 * The newest that is due and not made; undefined where there is none. Those of long ago are made, too, one after the other:
 * of an installation that was without, or whose months come later.
 */
async function findNext(client: pg.Client): Promise<number | undefined> {
  const closed = (await loadThrough(client, closingJob)) ?? 0;
  const { rows } = await client.query<{ at: Date }>('SELECT at FROM keyframe WHERE made_at IS NOT NULL');
  const made = new Set(rows.map(({ at }) => at.getTime()));
  for (const at of dueBy(closed, await listPartitions(client, 'reading'))) if (!made.has(at)) return at;
  return undefined;
}

/**
 * Makes a keyframe, some vehicles at a time. It is begun before the vehicles are looked up: from then on whoever makes hours
 * anew sees to it, too, so that no state of it is left behind.
 */
async function makeKeyframe({ client, signal }: Run, at: number): Promise<void> {
  await client.query('INSERT INTO keyframe (at) VALUES ($1) ON CONFLICT DO NOTHING', [new Date(at)]);
  const { rows: vehicles } = await client.query<{ id: number }>('SELECT id FROM vehicle ORDER BY id');
  for (let start = 0; start < vehicles.length && !signal.aborted; start += vehiclesAtOnce)
    await transact(client, async () => {
      await lockKeyframes(client);
      const some = vehicles.slice(start, start + vehiclesAtOnce);
      await makeStates(
        client,
        some.map(({ id }) => ({ vehicleId: id, at })),
      );
    });
  if (!signal.aborted) await client.query('UPDATE keyframe SET made_at = now() WHERE at = $1', [new Date(at)]);
}

/** Keeps the whole fleet as at every second hour, so that it is quickly read as at any moment. */
export const makeKeyframes: Job = {
  name: 'keyframes',
  what: 'Keeps the whole fleet as at every second hour, so that any moment is quickly looked up.',
  everyMs: minutes(1),
  run: async (run) => {
    const partitions = createPartitions(run.database, () => run.now);
    let made = 0;
    while (!run.signal.aborted) {
      const at = await findNext(run.client);
      if (at === undefined) break;
      await partitions.ensure('keyframe_state', [at], (time) => time);
      await makeKeyframe(run, at);
      made++;
    }
    return { outcome: made === 0 ? 'nothing to do' : `${made} ${made === 1 ? 'moment' : 'moments'} kept` };
  },
};
