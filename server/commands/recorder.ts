import { type Move, moveCommands } from '../store/command-move';
import type { Database } from '../store/database';
import { backoffDelay } from '../transports/backoff';
import type { Log } from '../transports/source';
import { pause, settlesWithin } from '../transports/waiting';
import type { CommandLimits } from './command-limits';

/** Notes what became of commands, as many at once as have come meanwhile, and until the database has it. */
export type Recorder = {
  record: (move: Move) => void;
  /** Waits until all is noted; gives up after a while. What is not noted then counts as taken and unheard of. */
  finish: () => Promise<void>;
};

type Options = {
  database: Database;
  limits: CommandLimits;
  log: Log;
  /** Told of commands when what became of them is noted. */
  onNoted: (ids: readonly string[]) => void;
};

export function createRecorder({ database, limits, log, onNoted }: Options): Recorder {
  const stopping = new AbortController();
  let waiting: Move[] = [];
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    for (let failures = 0; waiting.length > 0 && !stopping.signal.aborted; ) {
      const moves = waiting;
      waiting = [];
      try {
        await moveCommands(database.pool, moves);
        failures = 0;
        onNoted(moves.map(({ id }) => id));
      } catch (error) {
        if (failures === 0) log.warn({ reason: String(error) }, 'what became of commands could not be noted');
        waiting = [...moves, ...waiting];
        await pause(backoffDelay(limits.renote, failures++, Math.random), stopping.signal);
      }
    }
    writing = null;
  }

  return {
    record(move) {
      waiting.push(move);
      writing ??= write();
    },
    async finish() {
      if (writing !== null) await settlesWithin(limits.stopWithinMs, writing);
      stopping.abort();
      await writing;
    },
  };
}
