import type { Actor } from './audit';
import { moveCommands } from './command-move';
import type { Database } from './database';
import { inTransaction } from './transaction';

/**
 * Agrees, for a second person, to all commands of a bulk that wait for one and whose time is not up.
 * @param at epoch milliseconds
 * @returns how many go on
 */
export function approveBulk({ pool }: Database, id: string, actor: Actor, at: number): Promise<number> {
  return inTransaction(pool, async (client) => {
    // Whoever stops it, or agrees to it, locks this row first: one of them after the other.
    const { rows } = await client.query<{ type: string }>('SELECT type FROM command_bulk WHERE id = $1 FOR UPDATE', [
      id,
    ]);
    const { rows: waiting } = await client.query<{ id: string }>(
      `SELECT id FROM command WHERE bulk_id = $1 AND state = 'awaiting-approval' AND expires_at > $2
       ORDER BY id FOR UPDATE`,
      [id, new Date(at)],
    );
    const changes = { approvedBy: actor.actor, approvedById: actor.userId };
    const moved = await moveCommands(
      client,
      waiting.map((one) => ({
        ...{ id: one.id, to: 'queued', from: ['awaiting-approval'], at, changes },
        words: `approved by ${actor.actor}, together with the others`,
      })),
      actor,
      'command.approve',
    );
    if (moved.size > 0)
      await client.query(
        `INSERT INTO audit (user_id, actor, address, action, subject, detail)
         VALUES ($1, $2, $3, 'command.approve-bulk', $4, $5)`,
        [actor.userId, actor.actor, actor.address, rows[0]?.type, JSON.stringify({ bulk: id, approved: moved.size })],
      );
    return moved.size;
  });
}
