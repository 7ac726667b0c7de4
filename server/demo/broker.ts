import { once } from 'node:events';
import { createServer, type TLSSocket } from 'node:tls';
import { Aedes, type AuthErrorCode, type AuthenticateError, type Client } from 'aedes';
import type { Certificates } from './certificates';
import { createSessions } from './sessions';

/** Messages kept for a customer who is away. */
const queueLimit = 20_000;

export type BrokerSettings = {
  certificates: Pick<Certificates, 'authority' | 'server'>;
  /** Topic of the one application, without a wildcard. */
  topic: string;
  /** Certificate id of who may subscribe to it. */
  customer: string;
  /** Certificate id of who may publish below it. */
  feeder: string;
  /** 0 takes a free one. */
  port?: number;
  /** Called when the customer holds a subscription. */
  onSubscribed: () => void;
  onDropped: () => void;
};

export type Broker = { url: string; queued: () => number; stop: () => Promise<void> };

/** Return codes of CONNACK (MQTT 3.1.1 §3.2.2.3). */
const refusals = { identifier: 2, notAuthorized: 5 } as const;

function refusal(code: AuthErrorCode, message: string): AuthenticateError {
  return Object.assign(new Error(message), { returnCode: code });
}

const certificateIdOf = ({ conn }: Client): string | undefined => {
  const name = (conn as TLSSocket).getPeerCertificate().subject?.CN;
  return typeof name === 'string' ? name : undefined;
};

/**
 * Starts an MQTT 3.1.1 broker on this machine's loopback with the rules of High Mobility's: TLS with a certificate of the
 * demo's authority, the certificate's id as client id and so one connection for each certificate, a session that
 * outlives the connection, one topic filter at QoS 1, and no say for customers.
 */
export async function startBroker(settings: BrokerSettings): Promise<Broker> {
  const { topic, customer, feeder, certificates } = settings;
  const filters = new Set([topic, `${topic}/#`]);
  const sessions = createSessions(queueLimit, settings.onDropped);
  const aedes = new Aedes({
    persistence: sessions.persistence,
    authenticate: (client, _username, _password, done) => {
      const id = certificateIdOf(client);
      if (id === undefined || id !== client.id)
        done(refusal(refusals.identifier, 'the client id must be the certificate id'), false);
      else if (id !== customer && id !== feeder) done(refusal(refusals.notAuthorized, 'unknown certificate'), false);
      else if (id === customer && client.clean)
        done(refusal(refusals.notAuthorized, 'customers need a session that stays (clean session false)'), false);
      else done(null, true);
    },
    authorizeSubscribe: (client, subscription, done) => {
      const isAllowed = client.id === customer && filters.has(subscription.topic) && subscription.qos === 1;
      done(null, isAllowed && sessions.claim(client.id, subscription.topic) ? subscription : null);
    },
    authorizePublish: (client, packet, done) => {
      const isBelow = packet.topic === topic || packet.topic.startsWith(`${topic}/`);
      const isAllowed = client?.id === feeder && isBelow && packet.qos < 2 && !packet.retain;
      done(isAllowed ? null : new Error('this certificate may not publish that'));
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
    requestCert: true,
    rejectUnauthorized: true,
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
