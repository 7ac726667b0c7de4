import type pg from 'pg';
import type { CommandState, Effect, OfflineRule, Precondition, Scalar } from '../contract/commands';
import type { Actor } from './audit';

/** A command to keep. What its type says goes along, so that an edited catalogue changes nothing about it. */
export type NewCommand = {
  id: string;
  vehicleId: number;
  vin: string;
  type: string;
  label: string;
  risk: string;
  parameters: Readonly<Record<string, Scalar>>;
  topic: string;
  payload: string;
  upstream: string;
  device: string;
  mayRepeat: boolean;
  whenOffline: OfflineRule;
  needsApproval: boolean;
  preconditions: readonly Precondition[];
  effect: Effect | null;
  reason: string | null;
  idempotencyKey: string;
  /** What was asked for under that key, to tell its repetition from another request. */
  request: unknown;
  bulkId: string | null;
  state: Extract<CommandState, 'queued' | 'awaiting-approval'>;
  words: string;
  /** Epoch milliseconds. */
  createdAt: number;
  expiresAt: number;
};

const columns = [
  ...['id', 'vehicle_id', 'type', 'label', 'risk', 'parameters', 'topic', 'payload', 'upstream', 'device'],
  ...['may_repeat', 'when_offline', 'needs_approval', 'preconditions', 'effect', 'reason', 'requested_by_id'],
  ...['requested_by', 'idempotency_key', 'request', 'bulk_id', 'state', 'words', 'created_at', 'changed_at'],
  'expires_at',
].join(', ');

const statement = `
WITH asked AS (SELECT * FROM jsonb_array_elements($1) AS a(command)),
kept AS (
  INSERT INTO command (${columns})
  SELECT ${columns} FROM jsonb_populate_recordset(NULL::command, $1)
  ON CONFLICT (coalesce(requested_by_id, ''), idempotency_key) DO NOTHING
  RETURNING id, created_at, state, requested_by, words
),
stepped AS (
  INSERT INTO command_step (command_id, at, state, actor, words)
  SELECT id, created_at, state, requested_by, words FROM kept
),
noted AS (
  INSERT INTO audit (at, user_id, actor, address, action, subject, detail)
  SELECT kept.created_at, $2, $3, $4, 'command.send', command->>'vin', jsonb_strip_nulls(jsonb_build_object(
    'command', kept.id, 'type', command->'type', 'parameters', command->'parameters', 'reason', command->'reason',
    'state', kept.state, 'bulk', command->'bulk_id'))
  FROM kept JOIN asked ON (command->>'id')::uuid = kept.id
)
SELECT id FROM kept`;

const toRow = ({ createdAt, expiresAt, ...command }: NewCommand, { userId, actor }: Actor) => ({
  ...{ id: command.id, vehicle_id: command.vehicleId, vin: command.vin, type: command.type, label: command.label },
  ...{ risk: command.risk, parameters: command.parameters, topic: command.topic, payload: command.payload },
  ...{ upstream: command.upstream, device: command.device, may_repeat: command.mayRepeat },
  ...{ when_offline: command.whenOffline, needs_approval: command.needsApproval },
  ...{ preconditions: command.preconditions, effect: command.effect, reason: command.reason },
  ...{ requested_by_id: userId, requested_by: actor, idempotency_key: command.idempotencyKey },
  ...{ request: command.request, bulk_id: command.bulkId, state: command.state, words: command.words },
  created_at: new Date(createdAt).toISOString(),
  changed_at: new Date(createdAt).toISOString(),
  expires_at: new Date(expiresAt).toISOString(),
});

/**
 * Keeps commands with their first step and a note in the audit log, in one statement.
 * @returns ids of those that were kept: a key that this person has used before keeps nothing
 */
export async function insertCommands(
  client: pg.ClientBase | pg.Pool,
  commands: readonly NewCommand[],
  actor: Actor,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'insert-commands',
    text: statement,
    values: [JSON.stringify(commands.map((one) => toRow(one, actor))), actor.userId, actor.actor, actor.address],
  });
  return rows.map(({ id }) => id);
}
