import type pg from 'pg';
import { minutes } from '../contract/duration';
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

/** Of the vehicle `v`, or of a device in it: what this one tells may be older than what is known, by its clock. */
const isHeard = `(EXISTS (SELECT FROM latest l WHERE l.vehicle_id = v.id AND l.received_at > $3)
  OR EXISTS (SELECT FROM device d WHERE d.vin = v.vin AND NOT d.is_ignored AND d.last_received_at > $3))`;

// A command waits behind every earlier one of its vehicle that is due or under way, so that they are published in the order
// in which they were asked for. Asked as one value, vehicle by vehicle: as NOT EXISTS the planner, who takes what is queued
// for a handful, compares all with all.
const due = (bulk: string): string => `${selectCommands}
  WHERE c.state = 'queued' AND c.upstream = $1 AND c.bulk_id ${bulk} AND c.expires_at > $2
    AND (c.when_offline = 'fail' OR ${isHeard})
    AND (
      SELECT e.id FROM command e
      WHERE e.vehicle_id = c.vehicle_id AND e.id < c.id AND e.state IN ('queued', 'dispatching')
        AND (e.state <> 'queued' OR e.when_offline = 'fail' OR ${isHeard})
      ORDER BY e.vehicle_id, e.id LIMIT 1) IS NULL
  ORDER BY c.id LIMIT $4 FOR UPDATE OF c SKIP LOCKED`;

const dueAlone = due('IS NULL');
const dueOfBulk = due('= $5');

const readyBulks = `
SELECT b.id, b.per_second AS "perSecond", ${epochMilliseconds('b.next_at')} AS "nextAt", b.stopped_by AS "stoppedBy"
FROM command_bulk b
WHERE b.id IN (SELECT DISTINCT c.bulk_id FROM command c WHERE c.state = 'queued' AND c.upstream = $1 AND c.bulk_id IS NOT NULL)
ORDER BY b.next_at FOR UPDATE SKIP LOCKED`;

type Bulk = { id: string; perSecond: number; nextAt: number; stoppedBy: string | null };

/** Commands to publish now, and when there may be more of a bulk whose pace has to be kept; null: not for that reason. */
export type Due = {
  commands: StoredCommand[];
  nextAt: number | null;
  /** Who stopped the bulk commands of these, which came back when they were on their way already. By the bulk's id. */
  stoppedBy: ReadonlyMap<string, string>;
};

/** Clocks of servers differ by less: what lies further ahead than the pace asks for was noted by one that was set back since. */
const clocksDifferMs = minutes(1);

/** How many of a bulk may be taken, and from when on they count, epoch milliseconds. */
function paceOf(
  { perSecond, nextAt, stoppedBy }: Bulk,
  now: number,
): { allowed: number; from: number; stepMs: number } {
  const stepMs = 1_000 / perSecond;
  // What was missed while nothing could be published is not made up for.
  const from = nextAt > now + stepMs + clocksDifferMs ? now : Math.max(nextAt, now - stepMs);
  const allowed = stoppedBy === null ? Math.floor((now - from) / stepMs) + 1 : Number.POSITIVE_INFINITY;
  return { allowed, from, stepMs };
}

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
  const stoppedBy = new Map<string, string>();
  const { rows: bulks } = await client.query<Bulk>({ name: 'ready-bulks', text: readyBulks, values: [upstream] });
  for (const bulk of bulks) {
    if (bulk.stoppedBy !== null) stoppedBy.set(bulk.id, bulk.stoppedBy);
    const { allowed, from, stepMs } = paceOf(bulk, now);
    const most = Math.min(limit - commands.length, allowed);
    const taken = most <= 0 ? [] : await ask(dueOfBulk, most, bulk.id);
    const next = from + taken.length * stepMs;
    if (taken.length > 0)
      await client.query('UPDATE command_bulk SET next_at = $2 WHERE id = $1', [bulk.id, new Date(Math.ceil(next))]);
    if (taken.length > 0 || from > now) nextAt = Math.min(nextAt ?? next, next);
    commands.push(...taken);
  }
  return { commands, nextAt, stoppedBy };
}
