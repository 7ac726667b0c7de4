import { randomInt } from 'node:crypto';
import type { Database } from '../store/database';
import { holdDispatcher } from '../store/live-dispatchers';
import { backoffDelay } from '../transports/backoff';
import type { Log } from '../transports/source';
import { pause } from '../transports/waiting';

const retry = { baseMs: 100, capMs: 5_000 };

/**
 * Says to other processes on this database that this one is there, so that what it took to publish is left to it. It ends
 * with the process, whatever ends that.
 */
export type Presence = {
  /** Marks what this process takes. */
  number: number;
  start: () => void;
  stop: () => Promise<void>;
  /** Nothing is taken while others cannot see that we are there. */
  isHeld: () => boolean;
};

type Options = { database: Database; log: Log; onHeld: () => void };

/** Holds a place on a connection of its own, opened again whenever it breaks. */
export function createPresence({ database, log, onHeld }: Options): Presence {
  const number = randomInt(1, 2 ** 31);
  const stopping = new AbortController();
  let held: { end: () => Promise<void> } | null = null;
  let holding: Promise<void> = Promise.resolve();

  async function hold(): Promise<void> {
    for (let failures = 0; held === null && !stopping.signal.aborted; failures++) {
      try {
        held = await holdDispatcher(database, number, onLost);
        onHeld();
      } catch (error) {
        log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'commands wait for the database');
        await pause(backoffDelay(retry, failures, Math.random), stopping.signal);
      }
    }
  }

  function onLost(): void {
    held = null;
    holding = holding.then(hold);
  }

  return {
    number,
    start: () => {
      holding = hold();
    },
    async stop() {
      stopping.abort();
      await holding;
      await held?.end();
      held = null;
    },
    isHeld: () => held !== null,
  };
}
