/** Told which sessions have just ended, by id. */
export type RevokedListener = (sessionIds: readonly string[]) => void;

/** Who wants to know at once that a session has ended: the cache of principals, and the live sockets. */
export function createRevocations() {
  const listeners = new Set<RevokedListener>();
  return {
    /** Answers with the way to stop listening. */
    onRevoked: (listener: RevokedListener): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announce: (sessionIds: readonly string[]): void => {
      if (sessionIds.length > 0) for (const listener of listeners) listener(sessionIds);
    },
  };
}

export type Revocations = ReturnType<typeof createRevocations>;
