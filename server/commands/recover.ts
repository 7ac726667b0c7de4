import { moveCommands } from '../store/command-move';
import { loadTaken } from '../store/command-open';
import type { Database } from '../store/database';
import { loadDispatchers } from '../store/live-dispatchers';
import { putBack, withoutAnswer } from './after-publish';
import type { CommandLimits } from './command-limits';

type Options = {
  database: Database;
  /** This process, and what it has in hand. */
  dispatcher: number;
  isInHand: (id: string) => boolean;
  limits: CommandLimits;
  /** Epoch milliseconds. */
  now: number;
};

/**
 * Finds commands that a process took to publish and of which nobody will tell any more: it ended, or its commit seemed to
 * fail and had not. Those of a process that is gone may have been published; those of this one that it has not in hand
 * surely were not.
 * @returns ids of those that moved on
 */
export async function recoverTaken({ database, dispatcher, isInHand, limits, now }: Options): Promise<string[]> {
  const { pool } = database;
  const taken = await loadTaken(pool, now - limits.recoverAfterMs);
  if (taken.length === 0) return [];
  const alive = await loadDispatchers(pool);
  const moves = taken.flatMap((command) => {
    if (command.dispatcher === dispatcher) return isInHand(command.id) ? [] : [putBack(command, now)];
    if (alive.has(command.dispatcher)) return [];
    return [withoutAnswer(command, now, 'the server that sent it stopped before the broker answered', limits)];
  });
  return [...(await moveCommands(pool, moves))];
}
