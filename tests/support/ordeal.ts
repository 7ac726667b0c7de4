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
 * Puts the whole product through an ordeal: built, as its own process, with a real broker and a real database that are not
 * spared either. Both are its own: what one ordeal left must not pass for another's.
 */
export async function undergo(ordeal: Ordeal, open: () => Promise<Front>, pace: Pace): Promise<Outcome> {
  const front = await open();
  const database = await openStoppableDatabase();
  const proxy = ordeal === 'reset' ? await startProxy({ target: front.port, port: front.proxyPort }) : null;
  const breaks: Record<Ordeal, Siege['interrupt']> = {
    kill: async (server, restart) => {
      await server.kill();
      await restart();
    },
    'database-stop': database.breakAndRestart,
    reset: async () => proxy?.resetAll(),
  };
  let stored = 0;
  const interrupt: Siege['interrupt'] = async (server, restart) => {
    // Some more is stored first, so that what breaks breaks in the middle of it.
    stored = await waitForReadings(database.url, front, stored + pace.messages / 60);
    await breaks[ordeal](server, restart);
  };
  try {
    return await besiege({ ...pace, front, databaseUrl: database.url, port: proxy?.port, interrupt });
  } finally {
    await proxy?.close();
    await database.close();
    await front.stop();
  }
}
