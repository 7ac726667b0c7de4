import { createStore, type Store } from './store';

/** How the live stream stands. `since` is epoch milliseconds by the server's clock; `behind` counts revisions. */
export type StreamPhase = 'live' | 'connecting' | 'catching-up' | 'offline';
export type StreamState = { phase: StreamPhase; since: number; behind?: number };

/** The state outside React: the same object until something about it changes. */
export type Stream = Store<StreamState> & { enter: (phase: StreamPhase, behind?: number) => void };

/** A stream that is connecting. @param now the server's clock, epoch milliseconds */
export function createStream(now: () => number): Stream {
  const { current, subscribe, set } = createStore<StreamState>({ phase: 'connecting', since: now() });
  return {
    current,
    subscribe,
    enter: (phase, behind) => {
      const state = current();
      if (phase === state.phase && behind === state.behind) return;
      const since = phase === state.phase ? state.since : now();
      set(behind === undefined ? { phase, since } : { phase, since, behind });
    },
  };
}
