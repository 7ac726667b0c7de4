import type pg from 'pg';
import { isCancellable } from '../contract/command-life';
import type { CommandDetail, CommandStep } from '../contract/commands';
import { type StoredCommand, selectCommands } from './command-row';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';

/** A command by its id; null when there is none. */
export async function findCommand({ pool }: Database, id: string): Promise<StoredCommand | null> {
  const { rows } = await pool.query<StoredCommand>(`${selectCommands} WHERE c.id = $1`, [id]);
  return rows[0] ?? null;
}

/**
 * The command, or the bulk command, that a person asked for under a key.
 * @returns its id, and whether it was the same request; null when the key is new
 */
export async function findByKey(
  { pool }: Database,
  table: 'command' | 'command_bulk',
  { userId, key, request }: { userId: string | null; key: string; request: unknown },
): Promise<{ id: string; isSame: boolean } | null> {
  const { rows } = await pool.query<{ id: string; isSame: boolean }>(
    `SELECT id, request = $3 AS "isSame" FROM ${table}
     WHERE coalesce(requested_by_id, '') = coalesce($1, '') AND idempotency_key = $2`,
    [userId, key, JSON.stringify(request)],
  );
  return rows[0] ?? null;
}

const steps = `(SELECT json_agg(json_build_object('at', ${epochMilliseconds('s.at')}, 'state', s.state, 'actor', s.actor,
  'words', s.words) ORDER BY s.id) FROM command_step s WHERE s.command_id = c.id)`;
const detailed = selectCommands.replace(' FROM command c', `, ${steps} AS steps FROM command c`);

/**
 * All there is to know of a command, its steps oldest first; null when there is none. Asked at once, for its state is that
 * of its last step.
 */
export async function loadCommandDetail({ pool }: Database, id: string): Promise<CommandDetail | null> {
  const { rows } = await pool.query<StoredCommand & { steps: CommandStep[] }>(`${detailed} WHERE c.id = $1`, [id]);
  const [stored] = rows;
  if (stored === undefined) return null;
  const { vehicleId: _vehicle, needsApproval: _needs, dispatchedAt: _dispatched, ...told } = stored;
  return { ...told, isCancellable: isCancellable(stored.state) };
}

/** Numbers of the changes after `after`, by command: each command with its newest. */
export async function listChanges(
  client: pg.ClientBase | pg.Pool,
  after: number,
): Promise<{ id: string; change: number }[]> {
  const { rows } = await client.query<{ id: string; change: number }>({
    name: 'list-command-changes',
    text: 'SELECT id, change::float8 AS change FROM command WHERE change > $1',
    values: [after],
  });
  return rows;
}

/** Commands by their ids, in no order. */
export async function loadCommands({ pool }: Database, ids: readonly string[]): Promise<StoredCommand[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<StoredCommand>(`${selectCommands} WHERE c.id = ANY($1)`, [ids]);
  return rows;
}
