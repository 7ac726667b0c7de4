import type { Bulk } from '../contract/commands';
import type { Actor } from './audit';
import { insertCommands, type NewCommand } from './command-insert';
import { moveCommands } from './command-move';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';
import { inTransaction } from './transaction';

/** One command for many vehicles. `createdAt` is in epoch milliseconds. */
export type NewBulk = {
  id: string;
  type: string;
  label: string;
  idempotencyKey: string;
  request: unknown;
  refused: Bulk['refused'];
  perSecond: number;
  createdAt: number;
};

/**
 * Keeps a bulk command with all of its commands, or nothing of it.
 * @returns false when this person has used its key before
 */
export function insertBulk(
  { pool }: Database,
  bulk: NewBulk,
  commands: readonly NewCommand[],
  actor: Actor,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { id, type, label, idempotencyKey, request, refused, perSecond, createdAt } = bulk;
    const { rowCount } = await client.query(
      `INSERT INTO command_bulk (id, type, label, requested_by_id, requested_by, idempotency_key, request, refused,
         per_second, next_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
       ON CONFLICT (coalesce(requested_by_id, ''), idempotency_key) DO NOTHING`,
      [
        ...[id, type, label, actor.userId, actor.actor, idempotencyKey, JSON.stringify(request)],
        ...[JSON.stringify(refused), perSecond, new Date(createdAt)],
      ],
    );
    if (rowCount === 0) return false;
    await insertCommands(client, commands, actor);
    const detail = { bulk: id, request, sent: commands.length, refused };
    await client.query(
      `INSERT INTO audit (user_id, actor, address, action, subject, detail) VALUES ($1, $2, $3, 'command.bulk', $4, $5)`,
      [actor.userId, actor.actor, actor.address, type, JSON.stringify(detail)],
    );
    return true;
  });
}

/**
 * A bulk command and how its commands stand; null when there is none. Its parameters are what is sent, usual values among
 * them.
 */
export async function loadBulk({ pool }: Database, id: string): Promise<Bulk | null> {
  const { rows } = await pool.query<Omit<Bulk, 'states' | 'total'>>(
    `SELECT id, type, label, request->>'reason' AS reason,
       coalesce((SELECT c.parameters FROM command c WHERE c.bulk_id = b.id LIMIT 1), request->'parameters') AS parameters,
       requested_by AS "requestedBy", requested_by_id AS "requestedById", ${epochMilliseconds('created_at')} AS "createdAt",
       per_second AS "perSecond", ${epochMilliseconds('stopped_at')} AS "stoppedAt", stopped_by AS "stoppedBy", refused
     FROM command_bulk b WHERE id = $1`,
    [id],
  );
  const [bulk] = rows;
  if (bulk === undefined) return null;
  const { rows: counts } = await pool.query<{ state: keyof Bulk['states']; count: number }>(
    'SELECT state, count(*)::int AS count FROM command WHERE bulk_id = $1 GROUP BY state',
    [id],
  );
  const states: Bulk['states'] = Object.fromEntries(counts.map(({ state, count }) => [state, count]));
  return { ...bulk, states, total: counts.reduce((sum, { count }) => sum + count, 0) };
}

/** What is said of commands that somebody called off with the rest. */
export const stoppedWords = (by: string): string => `called off by ${by}, who stopped the rest`;

/**
 * Stops a bulk command: what is not on its way yet is called off.
 * @param at epoch milliseconds
 * @returns how many were called off; null when there is no such bulk
 */
export function stopBulk({ pool }: Database, id: string, actor: Actor, at: number): Promise<number | null> {
  return inTransaction(pool, async (client) => {
    // Whoever takes commands of it locks this row first, so that nothing is taken from here on.
    const { rows } = await client.query<{ type: string }>(
      `UPDATE command_bulk SET stopped_at = coalesce(stopped_at, $2), stopped_by = coalesce(stopped_by, $3)
       WHERE id = $1 RETURNING type`,
      [id, new Date(at), actor.actor],
    );
    const [bulk] = rows;
    if (bulk === undefined) return null;
    const { rows: waiting } = await client.query<{ id: string; attempts: number }>(
      `SELECT id, attempts FROM command WHERE bulk_id = $1 AND state IN ('queued', 'awaiting-approval') ORDER BY id FOR UPDATE`,
      [id],
    );
    const words = stoppedWords(actor.actor);
    const unknown = `${words}; an earlier attempt may have reached the vehicle`;
    const moves = waiting.map((one) =>
      one.attempts === 0
        ? { id: one.id, to: 'cancelled' as const, at, words }
        : { id: one.id, to: 'unknown' as const, at, words: unknown },
    );
    const moved = await moveCommands(client, moves, actor, 'command.cancel');
    await client.query(
      `INSERT INTO audit (user_id, actor, address, action, subject, detail) VALUES ($1, $2, $3, 'command.stop', $4, $5)`,
      [actor.userId, actor.actor, actor.address, bulk.type, JSON.stringify({ bulk: id, calledOff: moved.size })],
    );
    return moved.size;
  });
}
