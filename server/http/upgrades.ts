import type { Server } from 'node:http';
import type { Pages } from './pages';

const livePath = '/socket.io/';
const developmentPath = '/_next/hmr';

/**
 * Destroys every upgrade that is neither the live connection's (which its own listener takes and judges) nor, in
 * development, Next's. Without this, Node leaves such a socket open and unanswered for ever.
 */
export function ownUpgrades(httpServer: Server, pages: Pages): void {
  httpServer.on('upgrade', (request, socket, head) => {
    const [path] = (request.url ?? '').split('?', 1);
    if (path === livePath && httpServer.listenerCount('upgrade') > 1) return;
    if (pages.isDevelopment && path === developmentPath) return pages.upgrade(request, socket, head);
    socket.destroy();
  });
}
