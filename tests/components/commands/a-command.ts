import type { Command } from '../../../server/contract/commands';

/** A command as the log has it. */
export const aCommand = (part: Partial<Command>): Command => ({
  ...{ id: 'a', vin: 'WVWZZZ1KZAW000123', vehicle: 'Van 1', type: 'lock', label: 'Lock the doors', risk: 'caution' },
  ...{ parameters: {}, state: 'queued', words: 'it waits', requestedBy: 'Ada', requestedById: 'ada', approvedBy: null },
  ...{ reason: null, bulk: null, createdAt: 1_000, changedAt: 1_000, change: 1, expiresAt: 61_000 },
  ...{ publishedAt: null, decidedBy: null, isCancellable: true },
  ...part,
});
