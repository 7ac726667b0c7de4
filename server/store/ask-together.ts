import type pg from 'pg';
import { type Asker, askCancellably } from './cancellable';

const unchanging = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY';

/**
 * Asks on several connections at once, all of which see the database as at one moment. Each is in a transaction of its own
 * that can be told to stop; when the work fails all are.
 * @throws the signal's reason once it is aborted, or what the database says
 */
export async function askTogether<Answer>(
  pool: pg.Pool,
  signal: AbortSignal,
  connections: number,
  work: (askers: readonly [Asker, ...Asker[]]) => Promise<Answer>,
): Promise<Answer> {
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  const begin = async (askers: readonly [Asker, ...Asker[]]): Promise<Answer> => {
    try {
      return await work(askers);
    } catch (error) {
      failing.abort(error);
      throw error;
    }
  };
  return askCancellably(pool, either, [unchanging], async (first) => {
    const [exported] = await first<[snapshot: string]>({ text: 'SELECT pg_export_snapshot()' });
    const shared = [unchanging, `SET TRANSACTION SNAPSHOT '${exported?.[0]}'`];
    const open = (askers: readonly [Asker, ...Asker[]]): Promise<Answer> =>
      askers.length >= connections
        ? begin(askers)
        : askCancellably(pool, either, shared, (ask) => open([...askers, ask]));
    return open([first]);
  });
}
