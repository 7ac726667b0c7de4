import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';

/** Whoever draws the pages. */
export type Pages = {
  isDevelopment: boolean;
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Takes the socket of its development tools; in production it is never asked. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
};

/**
 * Starts Next for the pages in `directory`.
 *
 * Next listens for upgrades on whatever server it is given, and where it is given none it finds the one a request came
 * in by; what it did with them has been a hole before (CVE-2026-44578). So it is given a server that never listens, and
 * gets through it the upgrades that we pass on: in production none.
 */
export async function openPages(settings: {
  directory: string;
  isDevelopment: boolean;
  hostname: string;
  port: number;
}): Promise<Pages> {
  const { directory, isDevelopment, hostname, port } = settings;
  const upgrades = new Server();
  const app = next({ dev: isDevelopment, dir: directory, hostname, port, httpServer: upgrades });
  await app.prepare();
  const answer = app.getRequestHandler();
  return {
    isDevelopment,
    answer: (request, response) => answer(request, response),
    upgrade: (request, socket, head) => {
      if (isDevelopment && upgrades.emit('upgrade', request, socket, head)) return;
      socket.destroy();
    },
    close: () => app.close(),
  };
}
