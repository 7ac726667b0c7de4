import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Pages } from './pages';

const livePath = '/socket.io/';
const developmentPath = '/_next/hmr';

/**
 * Destroys every upgrade that is neither the live connection's (which its own listener takes and judges) nor, in
 * development, Next's. Without this, Node leaves such a socket open and unanswered for ever.
 * @returns cuts the connections that were upgraded: Node counts them as open and does not close them itself
 */
export function ownUpgrades(httpServer: Server, pages: Pages): () => void {
  const upgraded = new Set<Duplex>();
  httpServer.on('upgrade', (request, socket, head) => {
    const [path] = (request.url ?? '').split('?', 1);
    const isLive = path === livePath && httpServer.listenerCount('upgrade') > 1;
    const isDevelopment = path === developmentPath && pages.isDevelopment;
    if (!isLive && !isDevelopment) {
      socket.destroy();
      return;
    }
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    if (isDevelopment) pages.upgrade(request, socket, head);
  });
  return () => {
    for (const socket of upgraded) socket.destroy();
  };
}
