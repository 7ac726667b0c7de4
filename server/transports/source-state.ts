import type { SourcePhase } from '../contract/connections';
import { hours } from '../contract/duration';
import type { SourceState } from './source';

const reconnectsWithinMs = hours(24);

export type Pending = Pick<SourceState, 'pending' | 'oldestPendingAt'>;
export const nothingPending: Pending = { pending: 0, oldestPendingAt: null };

export type StateKeeper = {
  /** A copy of how it stands now, with what only the caller can count. */
  read: (pending: Pending) => SourceState;
  /** @param nextAttemptAt when it is tried again, epoch milliseconds, where that is known */
  enter: (phase: SourcePhase, error: string | null, nextAttemptAt?: number) => void;
  /** Sets or clears the error within a phase. */
  setError: (error: string | null) => void;
  describe: (details: SourceState['details']) => void;
  setCredentials: (credentials: SourceState['credentials']) => void;
  setPartitions: (partitions: NonNullable<SourceState['partitions']>) => void;
  sawMessage: (at: number) => void;
  sawAcknowledgement: (at: number) => void;
};

/** Keeps how a source stands. `onChange` hears of phases, errors and details, not of each message. */
export function keepState(clock: () => number, onChange: () => void): StateKeeper {
  const state: Omit<SourceState, keyof Pending | 'reconnects'> = {
    phase: 'stopped',
    since: clock(),
    awaySince: clock(),
    error: null,
    lastMessageAt: null,
    lastAcknowledgedAt: null,
    nextAttemptAt: null,
    credentials: [],
    partitions: null,
    details: {},
  };
  let wasLive = false;
  let reconnectedAt: number[] = [];

  function noteLive(): void {
    const now = clock();
    if (wasLive) reconnectedAt = [...reconnectedAt.filter((at) => at > now - reconnectsWithinMs), now];
    wasLive = true;
  }

  return {
    read: (pending) => {
      const from = clock() - reconnectsWithinMs;
      return { ...state, ...pending, reconnects: reconnectedAt.filter((at) => at > from).length };
    },
    enter(phase, error, nextAttemptAt) {
      if (phase !== state.phase) {
        state.since = clock();
        state.awaySince = phase === 'live' ? null : (state.awaySince ?? state.since);
        if (phase === 'live') noteLive();
        // Stopped is not lost: that it is live again later is no reconnect.
        if (phase === 'stopped') wasLive = false;
      }
      state.phase = phase;
      state.error = error;
      state.nextAttemptAt = nextAttemptAt ?? null;
      onChange();
    },
    setError(error) {
      if (error === state.error) return;
      state.error = error;
      onChange();
    },
    describe(details) {
      state.details = { ...state.details, ...details };
      onChange();
    },
    setCredentials(credentials) {
      state.credentials = credentials;
    },
    setPartitions(partitions) {
      state.partitions = partitions;
    },
    sawMessage(at) {
      state.lastMessageAt = at;
    },
    sawAcknowledgement(at) {
      state.lastAcknowledgedAt = at;
    },
  };
}
