import { hours } from '../../../server/contract/duration';
import type { Database } from '../../../server/store/database';
import { createPartitions } from '../../../server/store/partitions';
import { closingJob } from '../../../server/store/rolled-hours';
import { remakeRollups } from '../../../server/store/rollups';
import { inTransaction } from '../../../server/store/transaction';
import type { LoadedHistory } from '../history-load';

/** Hours made in one transaction. */
const together = 24;

/** Closes every hour of a loaded history, and makes the summaries of its special vehicle as the server's job would. */
export async function rollUp(database: Database, { from, to, special }: LoadedHistory): Promise<void> {
  const { pool } = database;
  const { rowCount } = await pool.query('SELECT FROM reading_rollup WHERE vehicle_id = $1 LIMIT 1', [
    special.vehicleId,
  ]);
  if (rowCount === 0) {
    const all = Array.from({ length: Math.ceil((to - from) / hours(1)) }, (_, index) => from + hours(index));
    await createPartitions(database, Date.now).ensure('reading_rollup', all, (hour) => hour);
    for (let index = 0; index < all.length; index += together)
      await inTransaction(pool, (client) =>
        remakeRollups(
          client,
          all.slice(index, index + together).map((hour) => ({ vehicleId: special.vehicleId, hour })),
        ),
      );
    await pool.query('VACUUM ANALYZE reading_rollup');
  }
  await pool.query(
    `INSERT INTO job (name, through) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET through = excluded.through`,
    [closingJob, new Date(to)],
  );
}
