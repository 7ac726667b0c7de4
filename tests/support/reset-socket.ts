import type { Socket } from 'node:net';

/**
 * Cuts a TCP connection with a reset alone, as a network does. Node's `resetAndDestroy` ends the stream first, so that the
 * peer may see a polite end instead; marking the socket ourselves leaves that out.
 */
export function resetSocket(socket: Socket): void {
  Reflect.set(socket, 'resetAndClosing', true);
  socket.destroy();
}
