/** How the live stream stands. `since` is epoch milliseconds by the server's clock; `behind` counts revisions. */
export type StreamPhase = 'live' | 'connecting' | 'catching-up' | 'offline';
export type StreamState = { phase: StreamPhase; since: number; behind?: number };

/** The state outside React: the same object until something about it changes. */
export type Stream = {
  current: () => StreamState;
  subscribe: (listener: () => void) => () => void;
  enter: (phase: StreamPhase, behind?: number) => void;
};

export function createStream(now: () => number): Stream {
  let state: StreamState = { phase: 'connecting', since: now() };
  const listeners = new Set<() => void>();
  return {
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter: (phase, behind) => {
      if (phase === state.phase && behind === state.behind) return;
      const since = phase === state.phase ? state.since : now();
      state = behind === undefined ? { phase, since } : { phase, since, behind };
      for (const listener of listeners) listener();
    },
  };
}
