import type { SourcePhase } from '../contract/connections';
import type { SourceState } from './source';

export type StateKeeper = {
  /** A copy of how it stands now, with what only the caller can count. */
  read: (pending: number) => SourceState;
  enter: (phase: SourcePhase, error: string | null) => void;
  /** Sets or clears the error within a phase. */
  setError: (error: string | null) => void;
  describe: (details: SourceState['details']) => void;
  sawMessage: (at: number) => void;
  sawAcknowledgement: (at: number) => void;
};

/** Keeps how a source stands. `onChange` hears of phases, errors and details, not of each message. */
export function keepState(clock: () => number, onChange: () => void): StateKeeper {
  const state: Omit<SourceState, 'pending'> = {
    phase: 'stopped',
    since: clock(),
    error: null,
    lastMessageAt: null,
    lastAcknowledgedAt: null,
    details: {},
  };
  return {
    read: (pending) => ({ ...state, pending }),
    enter(phase, error) {
      if (phase !== state.phase) state.since = clock();
      state.phase = phase;
      state.error = error;
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
    sawMessage(at) {
      state.lastMessageAt = at;
    },
    sawAcknowledgement(at) {
      state.lastAcknowledgedAt = at;
    },
  };
}
