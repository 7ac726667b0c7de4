import type { CommandRequest } from '../contract/commands';
import { noteAction } from '../store/audit';
import { findByKey } from '../store/command-find';
import { insertCommands, type NewCommand } from '../store/command-insert';
import { makeCommandId } from './command-id';
import { type Prepared, type PrepareTools, prepareCommand, type Sendable } from './prepare-command';
import type { CommandRequester } from './requester';

/** What became of a request. `repeated`: the same was asked for under this key before, and this is that command. */
export type SendAnswer =
  | { outcome: 'created' | 'repeated'; id: string }
  | { outcome: 'refused'; problems: string[]; isForbidden: boolean }
  /** Something else was asked for under this key. */
  | { outcome: 'conflict' };

type Asked = Pick<NewCommand, 'idempotencyKey' | 'request' | 'bulkId'> & {
  reason: string | undefined;
  whenOffline: NewCommand['whenOffline'];
};

/** The command that a request comes to. */
export function toNewCommand(sendable: Sendable, expiresAt: number, asked: Asked, now: number): NewCommand {
  const { vehicle, type, parameters, upstream, device, topic, payload, effect } = sendable;
  const { id: typeId, label, risk, mayRepeat, needsApproval, preconditions } = type;
  const { reason = null, whenOffline, idempotencyKey, request, bulkId } = asked;
  return {
    ...{ id: makeCommandId(now), vehicleId: vehicle.id, vin: vehicle.vin, type: typeId, label, risk, parameters },
    ...{ upstream, device, topic, payload, effect, mayRepeat, needsApproval, preconditions, reason, whenOffline },
    ...{ idempotencyKey, request, bulkId, createdAt: now, expiresAt },
    state: needsApproval ? 'awaiting-approval' : 'queued',
    words: needsApproval ? 'asked for; a second person must agree' : 'asked for',
  };
}

async function refuse(request: CommandRequest, by: CommandRequester, prepared: Prepared, tools: PrepareTools) {
  const { vin, type, parameters, reason } = request;
  const { problems, isForbidden } = prepared;
  const detail = { type, parameters, problems, ...(reason === undefined ? {} : { reason }) };
  await noteAction(tools.database, { ...by, action: 'command.refused', subject: vin, detail });
  return { outcome: 'refused', problems, isForbidden } as const;
}

/**
 * Keeps a command to be published, or says why not. A key stands for one request of a person: a double click, a retry or
 * another server makes no second command.
 */
export async function sendCommand(
  request: CommandRequest,
  key: string,
  by: CommandRequester,
  tools: PrepareTools,
): Promise<SendAnswer> {
  const { database, clock } = tools;
  const asked = { userId: by.userId, key, request };
  const earlier = await findByKey(database, 'command', asked);
  if (earlier !== null) return earlier.isSame ? { outcome: 'repeated', id: earlier.id } : { outcome: 'conflict' };
  const prepared = await prepareCommand(request, by, tools);
  if (prepared.sendable === null || prepared.problems.length > 0) return refuse(request, by, prepared, tools);
  const { reason, whenOffline } = request;
  const about = { reason, whenOffline, idempotencyKey: key, request, bulkId: null };
  const command = toNewCommand(prepared.sendable, prepared.expiresAt, about, clock());
  const [id] = await insertCommands(database.pool, [command], by);
  if (id !== undefined) return { outcome: 'created', id };
  // Another server was quicker by a moment.
  const same = await findByKey(database, 'command', asked);
  return same?.isSame === true ? { outcome: 'repeated', id: same.id } : { outcome: 'conflict' };
}
