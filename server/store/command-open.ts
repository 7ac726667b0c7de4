import type pg from 'pg';
import { type StoredCommand, selectCommands } from './command-row';
import { epochMilliseconds } from './epoch-milliseconds';

/** Commands that wait to be published or approved, and whose time is up. */
export async function loadExpired(pool: pg.Pool, now: number, limit: number): Promise<StoredCommand[]> {
  const { rows } = await pool.query<StoredCommand>({
    name: 'expired-commands',
    text: `${selectCommands} WHERE c.state IN ('queued', 'awaiting-approval') AND c.expires_at <= $1
      ORDER BY c.expires_at LIMIT $2`,
    values: [new Date(now), limit],
  });
  return rows;
}

/**
 * A command and when the next one of the same effect signal was published to its vehicle, epoch milliseconds. One that the
 * broker refused did nothing.
 */
export type JudgedCommand = StoredCommand & { nextPublishedAt: number | null };

const next = `(SELECT ${epochMilliseconds('min(n.published_at)')} FROM command n
  WHERE n.vehicle_id = c.vehicle_id AND n.id > c.id AND n.published_at > c.published_at AND n.state <> 'failed'
    AND n.effect->>'signal' = c.effect->>'signal')`;
const judged = selectCommands.replace(' FROM command c', `, ${next} AS "nextPublishedAt" FROM command c`);

/** Commands that the broker took and nothing has decided yet, after a command's id. */
export async function loadAccepted(pool: pg.Pool, after: string, limit: number): Promise<JudgedCommand[]> {
  const { rows } = await pool.query<JudgedCommand>({
    name: 'accepted-commands',
    text: `${judged} WHERE c.state = 'accepted' AND c.id > $1 ORDER BY c.id LIMIT $2`,
    values: [after, limit],
  });
  return rows;
}

/**
 * Commands published since a time, epoch milliseconds, that late data may still confirm, after a command's id. Where any
 * reading would do, a late one shows nothing: vehicles tell something sooner or later.
 * @param vehicleIds of these vehicles; null: of all
 */
export async function loadUndecided(
  pool: pg.Pool,
  since: number,
  vehicleIds: readonly number[] | null,
  after: string,
  limit: number,
): Promise<JudgedCommand[]> {
  const { rows } = await pool.query<JudgedCommand>({
    name: 'undecided-commands',
    text: `${judged} WHERE c.state IN ('unconfirmed', 'unknown', 'contradicted') AND c.published_at > $1
      AND jsonb_typeof(c.effect->'becomes') = 'array'
      AND ($2::int[] IS NULL OR c.vehicle_id = ANY($2)) AND c.id > $3 ORDER BY c.id LIMIT $4`,
    values: [new Date(since), vehicleIds, after, limit],
  });
  return rows;
}

/** A dispatching command, and which process is at it. */
export type TakenCommand = StoredCommand & { dispatcher: number };

const taken = selectCommands.replace(' FROM command c', ', c.dispatcher FROM command c');

/** Commands that a process took to publish, and of which it has told nothing since. */
export async function loadTaken(pool: pg.Pool, takenBefore: number): Promise<TakenCommand[]> {
  const { rows } = await pool.query<TakenCommand>({
    name: 'taken-commands',
    text: `${taken} WHERE c.state = 'dispatching' AND c.dispatched_at <= $1 ORDER BY c.id LIMIT 1000`,
    values: [new Date(takenBefore)],
  });
  return rows;
}
