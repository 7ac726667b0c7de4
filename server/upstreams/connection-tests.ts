import type { ConnectionTest, TestStep } from '../contract/connections';
import { minutes, seconds } from '../contract/duration';
import type { Log, OnTestSteps } from '../transports/source';

const longestMs = seconds(60);
const keptMs = minutes(10);

/** The connection tests of one upstream, one at a time. */
export type ConnectionTests = {
  /** Begins a test, unless one is under way; returns how that one stands. */
  start: (run: (onSteps: OnTestSteps, signal: AbortSignal) => Promise<void>) => ConnectionTest;
  /** The last test; null when there was none in the last ten minutes. */
  last: () => ConnectionTest | null;
  /** Ends the test under way, saying why, and resolves when it is over. */
  end: (why: string) => Promise<void>;
};

/** Runs connection tests, each for a minute at most. */
export function createConnectionTests(
  clock: () => number,
  log: Log,
  about: Readonly<Record<string, string>>,
): ConnectionTests {
  let test: ConnectionTest | null = null;
  let stopping = new AbortController();
  let finished: Promise<void> = Promise.resolve();

  const last = () => {
    if (test?.endedAt != null && test.endedAt + keptMs < clock()) test = null;
    return test === null ? null : { ...test, steps: [...test.steps] };
  };

  async function settle(work: Promise<void>, begun: ConnectionTest): Promise<void> {
    const late = setTimeout(() => stopping.abort(new Error('the test took longer than a minute')), longestMs);
    try {
      await work;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.error({ ...about, reason }, 'a connection test broke off');
    } finally {
      clearTimeout(late);
      begun.endedAt = clock();
    }
  }

  return {
    last,
    start(run) {
      const current = last();
      if (current !== null && current.endedAt === null) return current;
      const begun: ConnectionTest = { startedAt: clock(), endedAt: null, steps: [] };
      test = begun;
      stopping = new AbortController();
      const onSteps = (steps: readonly TestStep[]) => {
        begun.steps = [...steps];
      };
      finished = settle(run(onSteps, stopping.signal), begun);
      return last() ?? begun;
    },
    end(why) {
      stopping.abort(new Error(why));
      return finished;
    },
  };
}
