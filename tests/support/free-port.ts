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

/** Each worker of a run has ports of its own: between one's finding a port and its server's taking it nobody else may. */
const lanes = 16;
const perLane = 1_000;
const first = 15_000 + (Number(process.env.VITEST_POOL_ID ?? 0) % lanes) * perLane;
const given = new Set<number>();

/**
 * A port of the loopback interface that nobody listens on, for a server that must be told one; it is not given again. It
 * stays free while that server is not up yet or down for a while: it lies below those from which systems take the near ends
 * of outgoing connections, one of which (a client's, even to this very port) might otherwise hold it.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < perLane; tries++) {
    const port = first + randomInt(perLane);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`expected a free port from ${first} on, found none in ${perLane} tries`);
}
