import { seconds } from '../contract/duration';

/** Work that is done again and again, never twice at a time. */
export type Repeated = {
  /** Begins at once; wanted before, nothing is done. */
  start: () => void;
  /** Wanted within so many milliseconds; sooner where it already is. */
  within: (ms: number) => void;
  /** Nothing more is begun; resolves when what is under way is over. */
  stop: () => Promise<void>;
};

/** So many times as long as the last time took nothing is begun: under load it takes a fifth of the time at most. */
const restShare = 4;
/** But no longer than this: where one time hung (a database that was away), commands would wait for minutes afterwards. */
const longestRestMs = seconds(5);

/**
 * @param everyMs from the end of one time to the next, when nobody wants it sooner
 * @param onFailed told of a failure; it is done again all the same
 */
export function repeat(work: () => Promise<void>, everyMs: number, onFailed: (error: unknown) => void): Repeated {
  let timer: NodeJS.Timeout | undefined;
  // By the clock of the process: one that is set back would otherwise keep everything waiting for as long.
  let dueAt = Number.POSITIVE_INFINITY;
  let restedAt = 0;
  let working: Promise<void> | null = null;
  let isRunning = false;

  function within(ms: number): void {
    const now = performance.now();
    const at = Math.max(now + ms, restedAt);
    if (!isRunning || at >= dueAt) return;
    dueAt = at;
    clearTimeout(timer);
    if (working === null) timer = setTimeout(run, at - now);
  }

  function run(): void {
    dueAt = Number.POSITIVE_INFINITY;
    const startedAt = performance.now();
    working = work()
      .catch(onFailed)
      .then(() => {
        working = null;
        const endedAt = performance.now();
        restedAt = endedAt + Math.min(restShare * (endedAt - startedAt), longestRestMs);
        const wantedAt = dueAt;
        dueAt = Number.POSITIVE_INFINITY;
        within(Math.min(everyMs, Math.max(0, wantedAt - endedAt)));
      });
  }

  return {
    start() {
      isRunning = true;
      within(0);
    },
    within,
    async stop() {
      isRunning = false;
      clearTimeout(timer);
      await working;
    },
  };
}
