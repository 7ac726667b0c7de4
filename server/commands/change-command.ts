import { isCancellable, isFinal } from '../contract/command-life';
import type { Bulk } from '../contract/commands';
import { approveBulk } from '../store/approve-bulk';
import { loadBulk } from '../store/command-bulk';
import { findCommand } from '../store/command-find';
import { type Move, moveCommands } from '../store/command-move';
import type { Database } from '../store/database';
import type { Catalogue } from './catalogue/type-definition';
import { giveUp } from './decide-dispatch';
import { roleProblem } from './prepare-command';
import type { CommandRequester } from './requester';

/** What became of a wish to change a command's course; `problem` says why not, in a sentence. */
export type ChangeAnswer =
  | { outcome: 'done' }
  | { outcome: 'missing' }
  /** `isForbidden`: for who asks. */
  | { outcome: 'refused'; problem: string; isForbidden: boolean };

type Tools = { database: Database; catalogue: Catalogue; clock: () => number };

const refused = (problem: string, isForbidden = false): ChangeAnswer => ({ outcome: 'refused', problem, isForbidden });
const overtaken = refused('it has moved on meanwhile');

/** Calls a command off that is not on its way yet. */
export async function cancelCommand(
  id: string,
  by: CommandRequester,
  { database, clock }: Tools,
): Promise<ChangeAnswer> {
  const command = await findCommand(database, id);
  if (command === null) return { outcome: 'missing' };
  if (isFinal(command.state)) return refused('it has come to its end already');
  const move = giveUp(command, 'cancelled', clock(), `called off by ${by.actor}`);
  const moved = await moveCommands(database.pool, [move], by, 'command.cancel');
  if (moved.size > 0) return { outcome: 'done' };
  return isCancellable(command.state) ? overtaken : refused('it is on its way already');
}

/** Why somebody may not agree to what was asked for; null where they may: any but who asked, who may send it themselves. */
function approvalProblem(
  { type, label, requestedById }: Pick<Bulk, 'type' | 'label' | 'requestedById'>,
  by: CommandRequester,
  catalogue: Catalogue,
): string | null {
  const role = catalogue.types.get(type)?.role ?? 'admin';
  const isOwn = requestedById === by.userId;
  return (
    roleProblem({ label, role }, by) ??
    (isOwn ? 'a second person must agree, and this is the one who asked for it' : null)
  );
}

/** Agrees to a command that waits for a second person. */
export async function approveCommand(
  id: string,
  by: CommandRequester,
  { database, catalogue, clock }: Tools,
): Promise<ChangeAnswer> {
  const command = await findCommand(database, id);
  if (command === null) return { outcome: 'missing' };
  const forbidden = approvalProblem(command, by, catalogue);
  if (forbidden !== null) return refused(forbidden, true);
  const changes = { approvedBy: by.actor, approvedById: by.userId };
  const at = clock();
  if (command.expiresAt <= at) return overtaken;
  const move: Move = { id, to: 'queued', from: ['awaiting-approval'], at, words: `approved by ${by.actor}`, changes };
  return (await moveCommands(database.pool, [move], by, 'command.approve')).size > 0 ? { outcome: 'done' } : overtaken;
}

/** Agrees to all commands of a bulk that wait for a second person. */
export async function approveBulkCommand(
  id: string,
  by: CommandRequester,
  { database, catalogue, clock }: Tools,
): Promise<ChangeAnswer> {
  const bulk = await loadBulk(database, id);
  if (bulk === null) return { outcome: 'missing' };
  const forbidden = approvalProblem(bulk, by, catalogue);
  if (forbidden !== null) return refused(forbidden, true);
  if ((await approveBulk(database, id, by, clock())) > 0) return { outcome: 'done' };
  return refused('nothing of it waits for approval any more');
}
