import type { BulkRequest, CommandRequest } from '../contract/commands';
import { noteAction } from '../store/audit';
import { insertBulk } from '../store/command-bulk';
import { findByKey } from '../store/command-find';
import { makeCommandId } from './command-id';
import { type PrepareTools, prepareBulk, roleProblem } from './prepare-command';
import type { CommandRequester } from './requester';
import { type SendAnswer, toNewCommand } from './send-command';

function problemsOfAll({ type: id, vins, vehicles, reason }: BulkRequest, by: CommandRequester, tools: PrepareTools) {
  const type = tools.catalogue.types.get(id);
  if (type === undefined) return { problems: [`there is no command "${id}"`], isForbidden: false };
  const forbidden = roleProblem(type, by);
  if (forbidden !== null) return { problems: [forbidden], isForbidden: true };
  const problems: string[] = [];
  if (type.risk === 'critical' && reason === undefined) problems.push('a reason is needed');
  if (type.risk === 'critical' && vehicles !== vins.length)
    problems.push(`the number of vehicles is needed, to be sure that it is these: expected ${vins.length}`);
  return { problems, isForbidden: false };
}

/**
 * Keeps a command for each of many vehicles, so many a second to be published. A vehicle that it cannot be sent to is named
 * with the reason and gets none; the others do.
 */
export async function sendBulk(
  asked: BulkRequest,
  key: string,
  by: CommandRequester,
  tools: PrepareTools,
): Promise<SendAnswer> {
  const { database, clock, catalogue } = tools;
  const { vins, vehicles: _number, perSecond, ...what } = asked;
  const found = await findByKey(database, 'command_bulk', { userId: by.userId, key, request: asked });
  if (found !== null) return found.isSame ? { outcome: 'repeated', id: found.id } : { outcome: 'conflict' };
  const { problems, isForbidden } = problemsOfAll(asked, by, tools);
  if (problems.length > 0) {
    const detail = { type: asked.type, parameters: asked.parameters, problems, vehicles: vins.length };
    await noteAction(database, { ...by, action: 'command.refused', subject: `${vins.length} vehicles`, detail });
    return { outcome: 'refused', problems, isForbidden };
  }
  const requests = [...new Set(vins)].map((vin): CommandRequest => ({ vin, ...what }));
  const prepared = await prepareBulk(asked.type, requests, by, tools);
  const now = clock();
  const id = makeCommandId(now);
  const { reason, whenOffline } = asked;
  const commands = prepared.flatMap(({ sendable, problems: wrong, expiresAt }, index) => {
    const request = requests[index];
    if (sendable === null || wrong.length > 0 || request === undefined) return [];
    const about = { reason, whenOffline, idempotencyKey: `${id}:${request.vin}`, request, bulkId: id };
    return [toNewCommand(sendable, expiresAt, about, now)];
  });
  const refused = prepared.flatMap(({ problems: wrong }, index) => {
    const vin = requests[index]?.vin;
    return wrong.length === 0 || vin === undefined ? [] : [{ vin, problem: wrong.join('; ') }];
  });
  const label = catalogue.types.get(asked.type)?.label ?? asked.type;
  const bulk = { id, type: asked.type, label, idempotencyKey: key, request: asked, refused, perSecond, createdAt: now };
  if (await insertBulk(database, bulk, commands, by)) return { outcome: 'created', id };
  const same = await findByKey(database, 'command_bulk', { userId: by.userId, key, request: asked });
  return same?.isSame === true ? { outcome: 'repeated', id: same.id } : { outcome: 'conflict' };
}
