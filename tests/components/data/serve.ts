import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

const stops: (() => void)[] = [];

/** Stops all servers of the test. */
export function stopServing(): void {
  for (const stop of stops.splice(0)) stop();
}
afterEach(stopServing);

/** A server until the test is over; an address of it. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/thing`;
}

/** A server that answers every request the same. */
export const answering = (status: number, body: string): Promise<string> =>
  serve((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });

/** A server whose answer breaks off. */
export const breakingOff = (status: number): Promise<string> =>
  serve((_request, response) => {
    response.writeHead(status, { 'content-length': 100 }).write('{"name":', () => response.destroy());
  });
