import pino from 'pino';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { freePort } from './free-port';
import { temporaryFolder } from './server';
import { stopImmediately } from './stop-postgres';

export type StoppableDatabase = {
  url: () => string;
  /** Stops it in the middle of everything and starts it again on the same port. */
  breakAndRestart: () => Promise<void>;
  close: () => Promise<void>;
};

const log = pino({ level: 'silent' });

/** A durable, empty database on a server of its own. */
export async function openStoppableDatabase(): Promise<StoppableDatabase> {
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
