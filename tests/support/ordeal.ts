import type { Front } from './fronts/front';
import { besiege, type Outcome, type Siege, waitForReadings } from './siege';
import { openStoppableDatabase } from './stoppable-database';
import { startProxy } from './tcp-proxy';

/** What is done again and again: the server killed, its database stopped, its connection to the broker reset. */
export const ordeals = ['kill', 'database-stop', 'reset'] as const;
export type Ordeal = (typeof ordeals)[number];

/** How long an ordeal is: see Siege. */
export type Pace = Pick<Siege, 'messages' | 'ratePerSecond' | 'rounds'>;

/**
 * Puts the whole product through ordeals, in turn from round to round: built, as its own process, with a real broker and a
 * real database that are not spared either. Both are its own: what others left must not pass for its.
 */
export async function undergo(chosen: readonly Ordeal[], open: () => Promise<Front>, pace: Pace): Promise<Outcome> {
  const front = await open();
  const database = await openStoppableDatabase();
  const proxy = chosen.includes('reset') ? await startProxy({ target: front.port, port: front.proxyPort }) : null;
  const breaks: Record<Ordeal, Siege['interrupt']> = {
    kill: async (server, restart) => {
      await server.kill();
      await restart();
    },
    'database-stop': database.breakAndRestart,
    reset: async () => proxy?.resetAll(),
  };
  let stored = 0;
  let round = 0;
  const interrupt: Siege['interrupt'] = async (server, restart) => {
    // Some more is stored first, so that what breaks breaks in the middle of it.
    stored = await waitForReadings(database.url, front, stored + pace.messages / pace.rounds / 10);
    const ordeal = chosen[round++ % chosen.length];
    if (ordeal !== undefined) await breaks[ordeal](server, restart);
  };
  try {
    return await besiege({ ...pace, front, databaseUrl: database.url, port: proxy?.port, interrupt });
  } finally {
    await proxy?.close();
    await database.close();
    await front.stop();
  }
}
