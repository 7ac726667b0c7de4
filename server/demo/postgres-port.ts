import { createServer } from 'node:net';
import { type PostgresServerOptions, startPostgresServer } from './postgres-server';

const greatestTries = 5;

/** A port of the loopback interface that nobody listens on at the moment. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('Address already in use');

/**
 * Starts a Postgres on the port of its settings or, where they name none, on a free one. Postgres must be told a port, and
 * between our finding one and its taking it somebody else may: then it is started on another.
 * @param findPort gives a port to try
 * @throws Error with Postgres' last words when it does not start
 */
export async function startOnFreePort(
  options: PostgresServerOptions,
  findPort = findFreePort,
): Promise<{ port: number; stop: () => Promise<void> }> {
  for (let tries = 1; ; tries++) {
    const port = options.settings.port ?? String(await findPort());
    try {
      const stop = await startPostgresServer({ ...options, settings: { ...options.settings, port } });
      return { port: Number(port), stop };
    } catch (error) {
      if (options.settings.port !== undefined || tries === greatestTries || !isPortTaken(error)) throw error;
      options.log.info({ port }, 'somebody took the port of the embedded database first');
    }
  }
}
