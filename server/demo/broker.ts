import { once } from 'node:events';
import { createServer } from 'node:tls';
import { Aedes } from 'aedes';
import type { Certificates } from './certificates';
import type { Door } from './doors';
import { createSessions } from './sessions';

/** Messages kept for a customer who is away. */
const queueLimit = 20_000;

/** What Drogue does with commands. */
export type CommandRelay = {
  /** What the client ids of a customer's connections for commands begin with. */
  sender: string;
  /** Where a device gets what a customer publishes to a topic; null: nobody may publish there. */
  inboxOf: (topic: string) => string | null;
  /** The filter by which the feeder gets the commands of all devices. */
  inbox: string;
};

export type BrokerSettings = {
  certificates: Pick<Certificates, 'authority' | 'server'>;
  door: Door;
  /** Below which the feeder publishes: a topic without a wildcard. */
  topic: string;
  /** Client id of who may subscribe, and to which filters. */
  customer: string;
  /** Client id of the customer's connection tests, where a second one is allowed. */
  tester?: string;
  filters: readonly string[];
  /** Client id of who may publish. */
  feeder: string;
  /** Without it no customer publishes anything. */
  commands?: CommandRelay;
  /** 0 takes a free one. */
  port?: number;
  /** Called when the customer holds a subscription. */
  onSubscribed: () => void;
  onDropped: () => void;
};

export type Broker = { url: string; queued: () => number; stop: () => Promise<void> };

/**
 * Starts an MQTT 3.1.1 broker on this machine's loopback, over TLS, with an upstream's rules: its door, sessions that
 * outlive the connection where they are not clean, one topic filter at QoS 1, and no say for customers but commands.
 */
export async function startBroker(settings: BrokerSettings): Promise<Broker> {
  const { topic, customer, tester, feeder, commands, certificates, door } = settings;
  const filters = new Set(settings.filters);
  const sessions = createSessions(queueLimit, settings.onDropped);
  const aedes = new Aedes({
    persistence: sessions.persistence,
    authenticate: (client, username, password, done) => {
      const refused = door.refuse(client, username, password);
      if (refused === null) done(null, true);
      else done(refused, false);
    },
    authorizeSubscribe: (client, subscription, done) => {
      // Commands are passed on to who is there, at QoS 0, and kept for nobody: so Drogue does.
      if (client.id === feeder && subscription.topic === commands?.inbox && subscription.qos === 0) {
        done(null, subscription);
        return;
      }
      const isCustomers = client.id === customer || client.id === tester;
      const isAllowed = isCustomers && filters.has(subscription.topic) && subscription.qos === 1;
      done(null, isAllowed && sessions.claim(client.id, subscription.topic) ? subscription : null);
    },
    authorizePublish: (client, packet, done) => {
      const isCommand = commands !== undefined && client?.id.startsWith(commands.sender) === true;
      const inbox = isCommand && !packet.retain ? commands.inboxOf(packet.topic) : null;
      if (inbox !== null) {
        packet.topic = inbox;
        done(null);
        return;
      }
      const isBelow = packet.topic === topic || packet.topic.startsWith(`${topic}/`);
      const isAllowed = client?.id === feeder && isBelow && packet.qos < 2 && !packet.retain;
      done(isAllowed ? null : new Error('this client may not publish that'));
    },
  });
  await aedes.listen();
  aedes.on('subscribe', (subscriptions, client) => {
    if (client.id === customer && subscriptions.some(({ qos }) => qos === 1)) settings.onSubscribed();
  });

  const server = createServer({
    key: certificates.server.key,
    cert: certificates.server.certificate,
    ca: certificates.authority,
    requestCert: door.asksCertificate,
    rejectUnauthorized: door.asksCertificate,
    minVersion: 'TLSv1.2',
  });
  server.on('secureConnection', (socket) => {
    socket.setNoDelay(true);
    aedes.handle(socket);
  });
  server.listen(settings.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the demo broker has no port');

  return {
    url: `mqtts://127.0.0.1:${address.port}`,
    queued: () => sessions.sizeOf(customer),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      await new Promise<void>((resolve) => aedes.close(resolve));
      await closed;
    },
  };
}
