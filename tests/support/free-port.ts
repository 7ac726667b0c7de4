import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether nobody listens on a port of the loopback interface at the moment. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A port of the loopback interface that nobody listens on, for a server that must be told one. It stays free while that
 * server is not up yet or down for a while: it lies below those from which systems take the near ends of outgoing
 * connections, one of which (a client's, even to this very port) might otherwise hold it.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error('expected a free port between 15000 and 32000, found none in 50 tries');
}
