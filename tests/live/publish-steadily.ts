/** Changes come in batches, as commits do. */
const batchesPerSecond = 50;

/**
 * Calls `publish` so that in all `count` changes are published at a steady rate, by the clock: a late timer is made up for.
 * Resolves when all have been.
 */
export const publishSteadily = (publish: (count: number) => void, count: number, perSecond: number): Promise<void> =>
  new Promise((resolve) => {
    const beganAt = performance.now();
    let done = 0;
    const timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - beganAt) / 1_000) * perSecond));
      if (due > done) publish(due - done);
      done = due;
      if (done < count) return;
      clearInterval(timer);
      resolve();
    }, 1_000 / batchesPerSecond);
  });
