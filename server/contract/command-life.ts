import type { CommandState } from './commands';

/**
 * Where a command can go from each state. What may have been handed to a broker is never called expired, failed or
 * cancelled without its answer: it is unknown. The one way out of a final state is a reading that came late and shows the
 * effect: of what was unconfirmed or unknown, or contradicted by a reading that was measured after it.
 */
export const ways = {
  'awaiting-approval': ['queued', 'cancelled', 'expired', 'failed'],
  queued: ['dispatching', 'cancelled', 'expired', 'failed', 'unknown'],
  dispatching: ['accepted', 'failed', 'queued', 'unknown'],
  accepted: ['confirmed', 'contradicted', 'unconfirmed'],
  unconfirmed: ['confirmed'],
  unknown: ['confirmed'],
  confirmed: [],
  contradicted: ['confirmed'],
  expired: [],
  failed: [],
  cancelled: [],
} as const satisfies Record<CommandState, readonly CommandState[]>;

const open: readonly CommandState[] = ['awaiting-approval', 'queued', 'dispatching', 'accepted'];

/** Whether nothing more is done about a command in this state. */
export const isFinal = (state: CommandState): boolean => !open.includes(state);

/** Whether a person can still call a command off: once it is with the broker nobody can. */
export const isCancellable = (state: CommandState): boolean => state === 'awaiting-approval' || state === 'queued';

/** The states from which a command may come to this one. */
export function statesBefore(state: CommandState): CommandState[] {
  const all = Object.entries(ways) as [CommandState, readonly CommandState[]][];
  return all.filter(([, to]) => to.includes(state)).map(([from]) => from);
}
