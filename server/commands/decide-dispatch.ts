import type { CommandState } from '../contract/commands';
import { stoppedWords } from '../store/command-bulk';
import type { VehicleFacts } from '../store/command-facts';
import type { Move } from '../store/command-move';
import type { StoredCommand } from '../store/command-row';
import { checkPreconditions } from './check-preconditions';
import type { CommandLimits } from './command-limits';
import { durationWords } from './value-words';

/** What holds at the moment of publishing. */
export type DispatchFacts = {
  vehicle: VehicleFacts | undefined;
  /** The VIN that the command's device stands for; undefined: none. */
  deviceVin: string | undefined;
  /** Why its upstream could not carry it, in a sentence; null where it can. */
  carrierProblem: string | null;
  /** Who stopped the bulk command that it belongs to; undefined: nobody. */
  stoppedBy: string | undefined;
  /** Epoch milliseconds. */
  now: number;
  /** Of this process. */
  dispatcher: number;
};

/** Where a command ends that is not sent (again): what an earlier attempt may have done is not known. */
export function giveUp(
  { id, attempts }: StoredCommand,
  to: Extract<CommandState, 'failed' | 'expired' | 'cancelled'>,
  at: number,
  words: string,
): Move {
  // Whoever takes it at this very moment decides about it.
  const known = { id, from: ['awaiting-approval', 'queued'], attempts, at } as const;
  if (attempts === 0) return { ...known, to, words };
  return { ...known, to: 'unknown', words: `${words}; an earlier attempt may have reached the vehicle` };
}

function problemOf(command: StoredCommand, facts: DispatchFacts, { onlineWithinMs }: CommandLimits): string | null {
  const { vehicle, deviceVin, carrierProblem, now } = facts;
  if (carrierProblem !== null) return carrierProblem;
  if (deviceVin !== command.vin) return `${command.device} no longer stands for this vehicle`;
  const heardAt = vehicle?.lastHeardAt ?? null;
  if (command.whenOffline === 'fail' && heardAt === null) return 'nothing was ever heard of the vehicle';
  if (command.whenOffline === 'fail' && heardAt !== null && heardAt < now - onlineWithinMs)
    return `the vehicle was last heard of ${durationWords(now - heardAt)} ago`;
  const checked = checkPreconditions(command.preconditions, vehicle?.newest ?? new Map(), now);
  const problems = checked.flatMap(({ problem }) => problem ?? []);
  return problems.length === 0 ? null : problems.join('; ');
}

/**
 * What is done with a command whose turn has come: it is handed to its upstream, or fails for what holds now, whatever held
 * when it was asked for.
 */
export function decideDispatch(command: StoredCommand, facts: DispatchFacts, limits: CommandLimits): Move {
  const { now, stoppedBy } = facts;
  if (stoppedBy !== undefined) return giveUp(command, 'cancelled', now, stoppedWords(stoppedBy));
  const problem = problemOf(command, facts, limits);
  if (problem !== null) return giveUp(command, 'failed', now, `not sent: ${problem}`);
  const { effect, publishedAt, before } = command;
  const isFirst = publishedAt === null;
  return {
    id: command.id,
    to: 'dispatching',
    at: now,
    words: isFirst ? 'on its way to the broker' : `on its way to the broker, attempt ${command.attempts + 1}`,
    changes: {
      dispatchedAt: now,
      dispatcher: facts.dispatcher,
      attempts: command.attempts + 1,
      publishedAt: publishedAt ?? now,
      decidedBy: effect === null ? null : now + effect.withinMs,
      before: isFirst && effect !== null ? (facts.vehicle?.newest.get(effect.signal) ?? null) : before,
    },
  };
}
