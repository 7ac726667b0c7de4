import type { Database } from '../../../server/store/database';
import { keyframeFrom, keyframeMs, makeStates } from '../../../server/store/keyframes';
import { createPartitions } from '../../../server/store/partitions';
import { inTransaction } from '../../../server/store/transaction';
import type { LoadedHistory } from '../history-load';

const connections = 4;
const vehiclesAtOnce = 500;

/** Makes the keyframes of a loaded history that lack, as the server's job would, several at a time. */
export async function keepMoments(database: Database, { from, to, vehicles }: LoadedHistory): Promise<number> {
  const { pool } = database;
  // A history loaded when they lay further apart would answer sooner than any that the server keeps.
  for (const table of ['keyframe_state', 'keyframe'])
    await pool.query(`DELETE FROM ${table} WHERE date_bin($1::int * interval '1 ms', at, timestamptz 'epoch') <> at`, [
      keyframeMs,
    ]);
  const { rows } = await pool.query<{ at: Date }>('SELECT at FROM keyframe WHERE made_at IS NOT NULL');
  const made = new Set(rows.map(({ at }) => at.getTime()));
  const waiting: number[] = [];
  for (let at = keyframeFrom(from); at < to; at += keyframeMs) if (!made.has(at)) waiting.push(at);
  const count = waiting.length;
  await createPartitions(database, () => to).ensure('keyframe_state', waiting, (at) => at);
  const runLane = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const keyframe = at;
      for (let first = 1; first <= vehicles + 1; first += vehiclesAtOnce)
        await inTransaction(pool, async (client) => {
          for (const way of ['seqscan', 'hashjoin', 'mergejoin', 'memoize'])
            await client.query(`SET LOCAL enable_${way} = off`);
          const some = Array.from(
            { length: Math.min(vehiclesAtOnce, vehicles + 2 - first) },
            (_, index) => first + index,
          );
          await makeStates(
            client,
            some.map((vehicleId) => ({ vehicleId, at: keyframe })),
          );
        });
      await pool.query('INSERT INTO keyframe (at, made_at) VALUES ($1, now())', [new Date(keyframe)]);
    }
  };
  await Promise.all(Array.from({ length: connections }, runLane));
  if (count > 0) await pool.query('VACUUM ANALYZE keyframe_state');
  return count;
}
