import pino from 'pino';
import { expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { freePort } from './free-port';
import type { Front } from './fronts/front';
import { temporaryFolder } from './server';
import { besiege, waitForReadings } from './siege';
import { stopImmediately } from './stop-postgres';
import { startProxy } from './tcp-proxy';

const rounds = 6;
const log = pino({ level: 'silent' });

/** A database of its own that can be stopped in the middle of everything. */
async function openDatabase() {
  const folder = await temporaryFolder();
  const port = await freePort();
  const start = () => startEmbeddedPostgres({ dataDir: folder.path, log, settings: { port: String(port) } });
  let postgres: EmbeddedPostgres = await start();
  return {
    url: () => postgres.url,
    breakAndRestart: async () => {
      await stopImmediately(folder.path);
      postgres = await start();
    },
    close: async () => {
      await postgres.stop();
      await folder.remove();
    },
  };
}

/**
 * The sieges every upstream must stand: the whole product as its own process, built, against a real broker and a real
 * database that are not spared either.
 */
export function standsSieges(open: () => Promise<Front>, messages: number, ratePerSecond: number): void {
  let front: Front;
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let stored = 0;

  // Each siege has broker and database of its own: what one left must not pass for another's.
  const inFreshPlace = async (work: () => Promise<void>) => {
    front = await open();
    database = await openDatabase();
    stored = 0;
    try {
      await work();
    } finally {
      await database.close();
      await front.stop();
    }
  };
  const someMore = async () => {
    stored = await waitForReadings(database.url, front, stored + messages / 60);
  };
  const all = { published: messages, stored: messages, different: messages };
  const settings = () => ({ front, databaseUrl: database.url, messages, ratePerSecond, rounds });

  it('killed again and again, it loses nothing and doubles nothing', () =>
    inFreshPlace(async () => {
      const interrupt = async (server: { kill: () => Promise<void> }, restart: () => Promise<unknown>) => {
        await someMore();
        await server.kill();
        await restart();
      };
      expect(await besiege({ ...settings(), interrupt })).toEqual(all);
    }));

  it('its database stopped in the middle of everything, it loses nothing and doubles nothing', () =>
    inFreshPlace(async () => {
      const interrupt = async () => {
        await someMore();
        await database.breakAndRestart();
      };
      expect(await besiege({ ...settings(), interrupt })).toEqual(all);
    }));

  it('its connection reset again and again, it loses nothing and doubles nothing', () =>
    inFreshPlace(async () => {
      const proxy = await startProxy({ target: front.port, port: front.proxyPort });
      const interrupt = async () => {
        await someMore();
        proxy.resetAll();
      };
      const outcome = await besiege({ ...settings(), port: proxy.port, interrupt });
      await proxy.close();
      expect(outcome).toEqual(all);
    }));
}
