import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A port of the loopback interface that nobody listens on at the moment. */
export function freePort(port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * A free port that stays free while its server is down for a while: below those from which systems take the near ends of
 * outgoing connections, one of which (a client's, even to this very port) might otherwise hold it.
 */
export async function lastingPort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = await freePort(randomInt(15_000, 32_000)).catch(() => null);
    if (port !== null) return port;
  }
  throw new Error('expected a free port between 15000 and 32000, found none in 50 tries');
}
