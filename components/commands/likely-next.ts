import { isFinal } from '../../server/contract/command-life';
import type { CommandDetail, CommandState } from '../../server/contract/commands';

/** What usually comes next; what goes wrong in between says so when it does. */
export const likelyNext: Readonly<Partial<Record<CommandState, readonly CommandState[]>>> = {
  'awaiting-approval': ['queued', 'expired'],
  queued: ['dispatching', 'expired', 'failed'],
  dispatching: ['accepted', 'failed'],
  accepted: ['confirmed', 'contradicted', 'unconfirmed'],
  unconfirmed: ['confirmed'],
  unknown: ['confirmed'],
  contradicted: ['confirmed'],
};

/** What may come next, and by when at the latest (epoch milliseconds); null where there is no such time. */
export function aheadOf({ state, effect, decidedBy, expiresAt }: CommandDetail): {
  states: readonly CommandState[];
  until: number | null;
} {
  const isLate = isFinal(state);
  // A reading that any would do says nothing when it is late, and without an effect none says anything.
  if (isLate && (effect === null || effect.becomes === null)) return { states: [], until: null };
  const until = isLate ? null : state === 'accepted' ? decidedBy : expiresAt;
  return { states: likelyNext[state] ?? [], until };
}
