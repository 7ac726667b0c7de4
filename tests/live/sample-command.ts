import type { Command, CommandState } from '../../server/contract/commands';

/** A command as a row of the log, called `c<id>`. */
export const commandOf = (id: number, state: CommandState = 'queued'): Command => ({
  ...{ id: `c${id}`, vin: 'V1', vehicle: null, type: 'lock', label: 'Lock', risk: 'normal', parameters: {}, state },
  ...{ words: '', requestedBy: 'Ada', requestedById: 'ada', approvedBy: null, reason: null, bulk: null },
  ...{ createdAt: 1, changedAt: 1, change: id, expiresAt: 2, publishedAt: null, decidedBy: null, isCancellable: true },
});

export const commandsOf = (count: number, from = 0): Command[] =>
  Array.from({ length: count }, (_, index) => commandOf(from + index));
