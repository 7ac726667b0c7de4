import { createServer, type Socket } from 'node:net';
import { generate, type IConnectPacket, type Packet, parser } from 'mqtt-packet';
import { vi } from 'vitest';
import { patient } from './patience';
import { resetSocket } from './reset-socket';

/** The broker's side of one connection. */
export type FakeConnection = {
  connect: IConnectPacket;
  /** Everything the client has sent since CONNECT, in order. */
  received: Packet[];
  /** Those of one kind. */
  receivedOf: <Kind extends Packet['cmd']>(kind: Kind) => Extract<Packet, { cmd: Kind }>[];
  send: (packet: Packet) => void;
  /** Accepts the connection and, when it comes, the subscription at the QoS asked for. */
  accept: (options?: { sessionPresent?: boolean; granted?: number }) => Promise<void>;
  ignorePings: () => void;
  close: () => void;
  reset: () => void;
  isOpen: () => boolean;
};

export type FakeBroker = {
  port: number;
  url: string;
  connections: FakeConnection[];
  /** Waits for the connection with this number, from 0, and its CONNECT. */
  connection: (index: number) => Promise<FakeConnection>;
  stop: () => Promise<void>;
};

/** A connection and what it does with each packet that comes. */
function hold(socket: Socket, connect: IConnectPacket): { connection: FakeConnection; take: (packet: Packet) => void } {
  const version = connect.protocolVersion ?? 4;
  const received: Packet[] = [];
  const receivedOf = <Kind extends Packet['cmd']>(kind: Kind) =>
    received.filter((packet): packet is Extract<Packet, { cmd: Kind }> => packet.cmd === kind);
  const send = (packet: Packet) => {
    socket.write(generate(packet, { protocolVersion: version }));
  };
  let answersPings = true;
  const take = (packet: Packet) => {
    received.push(packet);
    if (packet.cmd === 'pingreq' && answersPings) send({ cmd: 'pingresp' });
  };
  const connection: FakeConnection = {
    connect,
    received,
    receivedOf,
    send,
    async accept({ sessionPresent = false, granted } = {}) {
      send({ cmd: 'connack', sessionPresent, ...(version === 5 ? { reasonCode: 0 } : { returnCode: 0 }) });
      const subscribe = await vi.waitFor(
        () => {
          const packet = receivedOf('subscribe')[0];
          if (packet === undefined) throw new Error('the client did not subscribe');
          return packet;
        },
        { ...patient, interval: 2 },
      );
      const grants = subscribe.subscriptions.map((subscription) => granted ?? subscription.qos);
      send({ cmd: 'suback', messageId: subscribe.messageId, granted: grants });
    },
    ignorePings() {
      answersPings = false;
    },
    close: () => socket.end(),
    reset: () => resetSocket(socket),
    isOpen: () => !socket.destroyed,
  };
  return { connection, take };
}

/** A broker that does only what a test tells it to. By itself it answers PINGREQ, and nothing else. */
export async function startFakeBroker(port = 0): Promise<FakeBroker> {
  const connections: FakeConnection[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    let take = (_packet: Packet): void => undefined;
    const options = { protocolVersion: 4 };
    const reader = parser(options);
    reader.on('packet', (packet) => {
      if (packet.cmd === 'connect') {
        options.protocolVersion = packet.protocolVersion ?? 4;
        const held = hold(socket, packet);
        take = held.take;
        connections.push(held.connection);
      } else take(packet);
    });
    socket.on('data', (chunk) => reader.parse(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the broker has no port');
  return {
    port: address.port,
    url: `mqtt://127.0.0.1:${address.port}`,
    connections,
    connection: (index) =>
      vi.waitFor(
        () => {
          const connection = connections[index];
          if (connection === undefined) throw new Error(`connection ${index} did not come`);
          return connection;
        },
        { ...patient, interval: 5 },
      ),
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
