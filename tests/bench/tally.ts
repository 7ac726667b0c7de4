export type Tally = {
  /** Starts the clock, unless it runs. */
  begin: () => void;
  /** @param count how many more are done */
  add: (count: number) => void;
  /** Seconds from the beginning until so many were done, and the acknowledgements of the last have left. */
  tookS: Promise<number>;
};

/** Times how long so many messages take. */
export function startTally(wanted: number): Tally {
  let startedAt: number | null = null;
  let done = 0;
  let finish: (seconds: number) => void = () => undefined;
  const tookS = new Promise<number>((resolve) => {
    finish = resolve;
  });
  return {
    tookS,
    begin() {
      startedAt ??= performance.now();
    },
    add(count) {
      done += count;
      if (done < wanted) return;
      // What is acknowledged leaves after this call has returned.
      setImmediate(() => finish((performance.now() - (startedAt ?? Number.NaN)) / 1_000));
    },
  };
}
