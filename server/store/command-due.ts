import type pg from 'pg';
import { type StoredCommand, selectCommands } from './command-row';
import { epochMilliseconds } from './epoch-milliseconds';

export type DueQuestion = {
  /** Of one upstream, which is connected. */
  upstream: string;
  /** Epoch milliseconds. What expires before `aliveAt` is left to expire. */
  now: number;
  aliveAt: number;
  /** A vehicle heard of since then is taken to be reachable. */
  heardSince: number;
  limit: number;
};

// A command waits behind every earlier one of its vehicle that is due or under way, so that they are published in the order
// in which they were asked for. Asked as one value, vehicle by vehicle: as NOT EXISTS the planner, who takes what is queued
// for a handful, compares all with all.
const due = (bulk: string): string => `${selectCommands}
  WHERE c.state = 'queued' AND c.upstream = $1 AND c.bulk_id ${bulk} AND c.expires_at > $2
    AND (c.when_offline = 'fail' OR ${heard('c')})
    AND (
      SELECT e.id FROM command e
      WHERE e.vehicle_id = c.vehicle_id AND e.id < c.id AND e.state IN ('queued', 'dispatching')
        AND (e.state <> 'queued' OR e.when_offline = 'fail' OR ${heard('e')})
      ORDER BY e.vehicle_id, e.id LIMIT 1) IS NULL
  ORDER BY c.id LIMIT $4 FOR UPDATE OF c SKIP LOCKED`;

function heard(command: string): string {
  return `EXISTS (SELECT FROM latest l WHERE l.vehicle_id = ${command}.vehicle_id AND l.received_at > $3)`;
}

const dueAlone = due('IS NULL');
const dueOfBulk = due('= $5');

const readyBulks = `
SELECT b.id, b.per_second AS "perSecond", ${epochMilliseconds('b.next_at')} AS "nextAt" FROM command_bulk b
WHERE b.id IN (SELECT DISTINCT c.bulk_id FROM command c WHERE c.state = 'queued' AND c.upstream = $1 AND c.bulk_id IS NOT NULL)
ORDER BY b.next_at FOR UPDATE SKIP LOCKED`;

type Bulk = { id: string; perSecond: number; nextAt: number };

/** Commands to publish now, and when there may be more of a bulk whose pace has to be kept; null: not for that reason. */
export type Due = { commands: StoredCommand[]; nextAt: number | null };

/**
 * Takes due commands, oldest first; of bulk commands no more than their pace allows. They are locked for the caller's
 * transaction: another process passes over them.
 */
export async function takeDue(client: pg.ClientBase, question: DueQuestion): Promise<Due> {
  const { upstream, now, aliveAt, heardSince, limit } = question;
  const ask = async (text: string, most: number, ...bulk: string[]) =>
    (await client.query<StoredCommand>(text, [upstream, new Date(aliveAt), new Date(heardSince), most, ...bulk])).rows;
  const commands = await ask(dueAlone, limit);
  let nextAt: number | null = null;
  const { rows: bulks } = await client.query<Bulk>({ name: 'ready-bulks', text: readyBulks, values: [upstream] });
  for (const bulk of bulks) {
    const stepMs = 1_000 / bulk.perSecond;
    // What was missed while nothing could be published is not made up for.
    const from = Math.max(bulk.nextAt, now - stepMs);
    const allowed = Math.min(limit - commands.length, Math.floor((now - from) / stepMs) + 1);
    const taken = allowed <= 0 ? [] : await ask(dueOfBulk, allowed, bulk.id);
    const next = from + taken.length * stepMs;
    if (taken.length > 0)
      await client.query('UPDATE command_bulk SET next_at = $2 WHERE id = $1', [bulk.id, new Date(Math.ceil(next))]);
    if (taken.length > 0 || bulk.nextAt > now) nextAt = Math.min(nextAt ?? next, next);
    commands.push(...taken);
  }
  return { commands, nextAt };
}
