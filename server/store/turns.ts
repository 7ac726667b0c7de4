/** So many at a time; whoever comes then waits. */
export type Turns = {
  /**
   * Waits for a turn, in order of arrival.
   * @returns what ends it
   * @throws the signal's reason when it is aborted before
   */
  take: (signal: AbortSignal) => Promise<() => void>;
};

/** @param count how many may be under way at once */
export function createTurns(count: number): Turns {
  let free = count;
  const waiting = new Set<() => void>();

  const end = (): void => {
    const [next] = waiting;
    if (next === undefined) free++;
    else {
      waiting.delete(next);
      next();
    }
  };

  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const giveUp = () => {
          waiting.delete(begin);
          reject(signal.reason);
        };
        const begin = () => {
          signal.removeEventListener('abort', giveUp);
          resolve(end);
        };
        if (free > 0) {
          free--;
          begin();
          return;
        }
        waiting.add(begin);
        signal.addEventListener('abort', giveUp, { once: true });
      }),
  };
}
