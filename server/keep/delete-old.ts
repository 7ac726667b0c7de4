import type { Run } from './job';

/** So many rows go at a time: a transaction of a few milliseconds. */
const stepRows = 5_000;
const vehicleStep = 50;

// In an order of their own, and passing over what somebody has locked: nobody waits for another here.
const statements = {
  quarantine: `DELETE FROM quarantine WHERE id IN (
    SELECT id FROM quarantine WHERE received_at < $1 ORDER BY id LIMIT ${stepRows} FOR UPDATE SKIP LOCKED)`,
  untimed_message: `DELETE FROM untimed_message WHERE (upstream_id, content_hash) IN (
    SELECT upstream_id, content_hash FROM untimed_message WHERE received_at < $1
    ORDER BY received_at LIMIT ${stepRows} FOR UPDATE SKIP LOCKED)`,
  audit: `DELETE FROM audit WHERE id IN (
    SELECT id FROM audit WHERE at < $1 ORDER BY at LIMIT ${stepRows} FOR UPDATE SKIP LOCKED)`,
  // Its steps go along. Ids begin with the time, so the oldest are found first.
  command: `DELETE FROM command WHERE id IN (
    SELECT id FROM command WHERE ended_at < $1 ORDER BY id LIMIT ${stepRows} FOR UPDATE SKIP LOCKED)`,
  command_bulk: `DELETE FROM command_bulk WHERE id IN (
    SELECT id FROM command_bulk b WHERE created_at < $1 AND NOT EXISTS (SELECT FROM command c WHERE c.bulk_id = b.id)
    ORDER BY id LIMIT ${stepRows} FOR UPDATE SKIP LOCKED)`,
} as const;

/**
 * Deletes the rows of a table that are older than the cut, a few at a time.
 * @param cut epoch milliseconds
 * @returns how many went
 */
export async function deleteOld({ client, signal }: Run, table: keyof typeof statements, cut: number): Promise<number> {
  let removed = 0;
  while (!signal.aborted) {
    const { rowCount } = await client.query(statements[table], [new Date(cut)]);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < stepRows) break;
  }
  return removed;
}

/** The same for trips that ended before the cut, by vehicle: their key begins with it. */
export async function deleteOldTrips({ client, signal }: Run, cut: number): Promise<number> {
  const { rows } = await client.query<{ last: number | null }>('SELECT max(id) AS last FROM vehicle');
  const last = rows[0]?.last ?? 0;
  let removed = 0;
  for (let first = 1; first <= last && !signal.aborted; first += vehicleStep) {
    const { rowCount } = await client.query(
      'DELETE FROM trip WHERE vehicle_id >= $1 AND vehicle_id < $2 AND ended_at < $3',
      [first, first + vehicleStep, new Date(cut)],
    );
    removed += rowCount ?? 0;
  }
  return removed;
}
