import { moveCommands } from '../store/command-move';
import { loadExpired } from '../store/command-open';
import type { StoredCommand } from '../store/command-row';
import type { Database } from '../store/database';
import type { CommandLimits } from './command-limits';
import { giveUp } from './decide-dispatch';

function wordsOf({ state, upstream, whenOffline }: StoredCommand, isConnected: boolean): string {
  if (state === 'awaiting-approval') return 'nobody approved it in time';
  if (!isConnected) return `not sent: there was no connection to ${upstream} until its time was up`;
  if (whenOffline === 'wait') return 'not sent: nothing was heard of the vehicle until its time was up';
  return 'not sent: its time was up';
}

type Options = {
  database: Database;
  isConnected: (upstream: string) => boolean;
  limits: CommandLimits;
  /** Epoch milliseconds. */
  now: number;
};

/**
 * Ends what was not published in time.
 * @returns ids of those that ended
 */
export async function expireCommands({ database, isConnected, limits, now }: Options): Promise<string[]> {
  const expired = await loadExpired(database.pool, now, limits.expireCount);
  const moves = expired.map((one) => giveUp(one, 'expired', now, wordsOf(one, isConnected(one.upstream))));
  return [...(await moveCommands(database.pool, moves))];
}
