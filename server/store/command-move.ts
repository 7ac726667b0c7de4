import type pg from 'pg';
import { isFinal, statesBefore } from '../contract/command-life';
import type { CommandState } from '../contract/commands';
import type { Reading } from '../contract/reading';
import type { Actor } from './audit';

/** What changes of a command beside its state. Times are epoch milliseconds. */
export type Changes = Partial<{
  dispatchedAt: number;
  /** The process that is at it; see server/commands/presence.ts. */
  dispatcher: number;
  attempts: number;
  publishedAt: number | null;
  decidedBy: number | null;
  packetId: number;
  reasonCode: number | null;
  reasonWords: string | null;
  before: Reading | null;
  evidence: Reading | null;
  approvedById: string | null;
  approvedBy: string;
}>;

/** A step in the life of a command, if it stands where it is expected to. */
export type Move = {
  id: string;
  to: CommandState;
  /** Narrower than all states that lead there. */
  from?: readonly CommandState[];
  /** Only if it was handed to a broker so often: what an earlier attempt came to says nothing of a later one. */
  attempts?: number;
  /** Only if it was last taken to be published then: what is put back and taken anew has as many attempts as before. */
  takenAt?: number | null;
  /** Epoch milliseconds. */
  at: number;
  /** What happened, in a sentence. */
  words: string;
  changes?: Changes;
};

const times = ['dispatchedAt', 'publishedAt', 'decidedBy'] as const;
const timeless = [
  ...['dispatcher', 'attempts', 'packetId', 'reasonCode', 'reasonWords', 'before', 'evidence', 'approvedById'],
  'approvedBy',
] as const;
const toColumn = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const changing = [...times, ...timeless].map(toColumn).join(', ');

const statement = `
WITH wanted AS (
  SELECT * FROM jsonb_to_recordset($1)
    AS w(id uuid, "to" text, "from" jsonb, attempts int, "takenAt" timestamptz, at timestamptz, words text, ends boolean, changes jsonb)
),
moved AS (
  UPDATE command c
  SET state = w."to", words = w.words, changed_at = w.at, change = nextval('command_change'),
    ended_at = CASE WHEN w.ends THEN w.at END,
    (${changing}) = (SELECT ${changing} FROM jsonb_populate_record(c, w.changes))
  FROM wanted w
  WHERE c.id = w.id AND w."from" ? c.state AND (w.attempts IS NULL OR w.attempts = c.attempts)
    AND (w."takenAt" IS NULL OR w."takenAt" = c.dispatched_at)
  RETURNING c.id, c.vehicle_id, c.type, c.parameters, c.state, c.requested_by, w.at, w.words, w.ends, c.evidence
),
stepped AS (
  INSERT INTO command_step (command_id, at, state, actor, words) SELECT id, at, state, $3, words FROM moved
),
noted AS (
  INSERT INTO audit (at, user_id, actor, address, action, subject, detail)
  SELECT at, $2, $3, $4, coalesce($5, 'command.outcome'), v.vin, jsonb_strip_nulls(jsonb_build_object(
    'command', m.id, 'type', m.type, 'parameters', m.parameters, 'requestedBy', m.requested_by, 'state', m.state,
    'words', m.words, 'message', m.evidence->'message'))
  FROM moved m JOIN vehicle v ON v.id = m.vehicle_id WHERE m.ends OR $5 IS NOT NULL
)
SELECT id FROM moved`;

const stamp = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function toColumns(changes: Changes): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const isTime = times.some((time) => time === name);
      return [toColumn(name), isTime && typeof value === 'number' ? stamp(value) : value];
    }),
  );
}

/** Motorcade itself, as it stands in steps and in the audit log. */
export const motorcade: Actor = { userId: null, actor: 'Motorcade', address: null };

/**
 * Moves commands on by compare-and-set, each with its step and, where somebody did it or it is over, a note in the audit
 * log: all in one statement. Whoever moves one first is the only one who does.
 * @param action what a person did, for the audit log
 * @returns ids of those that moved
 */
export async function moveCommands(
  client: pg.ClientBase | pg.Pool,
  moves: readonly Move[],
  actor: Actor = motorcade,
  action: 'command.cancel' | 'command.approve' | null = null,
): Promise<Set<string>> {
  if (moves.length === 0) return new Set();
  const wanted = moves.map(({ from, changes = {}, at, takenAt = null, ...move }) => ({
    ...move,
    takenAt: stamp(takenAt),
    from: from ?? statesBefore(move.to),
    at: new Date(at).toISOString(),
    ends: isFinal(move.to),
    changes: toColumns(changes),
  }));
  const { rows } = await client.query<{ id: string }>({
    name: 'move-commands',
    text: statement,
    values: [JSON.stringify(wanted), actor.userId, actor.actor, actor.address, action],
  });
  return new Set(rows.map(({ id }) => id));
}
