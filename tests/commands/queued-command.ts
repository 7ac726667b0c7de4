import type { StoredCommand } from '../../server/store/command-row';

const now = Date.UTC(2026, 10, 21, 12);

/** A command that waits to be published. */
export const queued: StoredCommand = {
  ...{ id: '019aa000-0000-7000-8000-000000000001', vehicleId: 1, vin: 'VIN1', vehicle: null, type: 'lock' },
  ...{ label: 'Lock', risk: 'normal', parameters: {}, topic: 'command/fleet/box-1/lock', payload: '{}' },
  ...{ upstream: 'drogue', device: 'box-1', mayRepeat: false, whenOffline: 'fail', needsApproval: false },
  ...{ preconditions: [], effect: null, reason: null, requestedById: 'ada', requestedBy: 'Ada', approvedBy: null },
  ...{ bulk: null, state: 'queued', words: '', change: 1, createdAt: now, changedAt: now, expiresAt: now + 60_000 },
  ...{
    dispatchedAt: null,
    publishedAt: null,
    decidedBy: null,
    attempts: 0,
    packetId: null,
    reasonCode: null,
    reasonWords: null,
  },
  ...{ decidedByReading: null, before: null },
};
