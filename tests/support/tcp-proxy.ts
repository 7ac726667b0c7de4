import { connect, createServer, type Server, type Socket } from 'node:net';
import { resetSocket } from './reset-socket';

export type TcpProxy = {
  port: number;
  /** Connections that were ever made through it. */
  connections: () => number;
  /** Cuts every connection with a TCP reset. */
  resetAll: () => void;
  /** A black hole: connections stay, and nothing passes in either direction. */
  pause: () => void;
  resume: () => void;
  close: () => Promise<void>;
};

/**
 * Starts a proxy on the loopback interface in front of a local port, to do to a connection what networks do.
 * @param port where it listens; a free one is taken by default
 */
export async function startProxy({ target, port = 0 }: { target: number; port?: number }): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isPaused = false;
  let connections = 0;

  function forEachSocket(act: (socket: Socket) => void): void {
    for (const pair of pairs) for (const socket of pair) act(socket);
  }

  const server: Server = createServer((client) => {
    connections++;
    const upstream = connect(target, '127.0.0.1');
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.setNoDelay(true);
    upstream.setNoDelay(true);
    const relay = (from: Socket, to: Socket) => {
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => {
        if (!isPaused) from.resume();
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (isPaused) from.pause();
    };
    relay(client, upstream);
    relay(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');

  return {
    port: address.port,
    connections: () => connections,
    resetAll: () => forEachSocket(resetSocket),
    pause() {
      isPaused = true;
      forEachSocket((socket) => socket.pause());
    },
    resume() {
      isPaused = false;
      forEachSocket((socket) => socket.resume());
    },
    close() {
      forEachSocket((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
