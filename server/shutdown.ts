import type { Logger } from 'pino';
import { describeError } from './log/describe-error';

/** How long one part may take to stop before the next is stopped anyway. */
const patienceMs = 10_000;

export type Shutdown = {
  /** Adds what must be stopped; the last added stops first. */
  add: (name: string, stop: () => Promise<void> | void) => void;
  /** Stops all, once; a part that fails or hangs is logged and passed over. */
  run: () => Promise<void>;
};

/** Keeps what was started, to stop it in reverse. */
export function createShutdown(log: Logger): Shutdown {
  const parts: { name: string; stop: () => Promise<void> | void }[] = [];
  let running: Promise<void> | undefined;
  const stopAll = async () => {
    for (const { name, stop } of parts.reverse()) {
      const timer = { id: undefined as NodeJS.Timeout | undefined };
      const tooLong = new Promise<never>((_, reject) => {
        timer.id = setTimeout(() => reject(new Error(`not stopped after ${patienceMs / 1000} s`)), patienceMs);
      });
      try {
        await Promise.race([stop(), tooLong]);
      } catch (error) {
        log.error({ part: name, ...describeError(error) }, 'a part did not stop cleanly');
      } finally {
        clearTimeout(timer.id);
      }
    }
  };
  return {
    add: (name, stop) => {
      parts.push({ name, stop });
    },
    run: () => {
      running ??= stopAll();
      return running;
    },
  };
}
