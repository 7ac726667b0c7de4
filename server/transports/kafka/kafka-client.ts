import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import { hadWithin } from '../had-within';
import { type Failure, failureOf, groupRefusal } from './kafka-failures';
import type { KafkaCredentials, KafkaLimits, KafkaSettings } from './kafka-settings';

export type KafkaClient = {
  kafka: Kafka;
  /** Cuts its connections and lets it make no other: what kafkajs still waits for fails at once. */
  close: () => void;
  /** What an error of this client means. */
  explain: (error: unknown) => Failure;
};

/** What kafkajs tells in its log besides the text. */
export type KafkaLogEntry = { message: string; error?: unknown; topic?: unknown; partition?: unknown };

/** What an attempt signs in with: a PEM text (null: the system's authorities are trusted), and who we are, if anybody. */
export type Secrets = { ca: string | null; credentials: KafkaCredentials | null };

type Options = Secrets & {
  settings: Pick<KafkaSettings, 'brokers' | 'clientId' | 'isSecure'>;
  limits: Pick<KafkaLimits, 'connectWithinMs' | 'answerWithinMs'>;
  /** Told when a connection to a broker is there, with TLS where it is asked for. */
  onOpened?: () => void;
  /** Told what kafkajs would log. Nothing of it is printed: it may hold records. */
  onLogged?: (entry: KafkaLogEntry) => void;
};

const keepAliveMs = 60_000;

/** How often kafkajs tries again by itself: little, so that who holds the client knows soon and decides. */
export const retryInside = { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 };

function signInOf({ mechanism, username, password }: KafkaCredentials): SASLOptions {
  if (mechanism === 'plain') return { mechanism, username, password };
  if (mechanism === 'scram-sha-256') return { mechanism, username, password };
  return { mechanism, username, password };
}

/**
 * What a new attempt signs in with. Secrets and files are read anew each time.
 * @throws with a sentence for people when they cannot be had, or not within `withinMs` milliseconds
 */
export async function readSecrets(
  settings: Pick<KafkaSettings, 'ca' | 'credentials'>,
  withinMs: number,
  signal: AbortSignal,
): Promise<Secrets> {
  const asked = Promise.all([settings.ca?.() ?? null, settings.credentials?.() ?? null]);
  const [ca, credentials] = await hadWithin(asked, withinMs, signal);
  return { ca, credentials };
}

/** `host:port` in its parts; an address of IPv6 stands in brackets. */
export function hostOf(broker: string): { host: string; port: number } {
  const at = broker.lastIndexOf(':');
  return { host: broker.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(broker.slice(at + 1)) };
}

/** A client that gives up early, so that who holds it decides about the next attempt. It connects to nothing yet. */
export function openClient({ settings, ca, credentials, limits, onOpened, onLogged }: Options): KafkaClient {
  const sockets = new Set<Socket>();
  // kafkajs takes an address apart at its first colon: one of IPv6 goes by a name until it is connected to.
  const addresses = new Map<string, string>();
  const brokers = settings.brokers.map((broker, index) => {
    if (!broker.startsWith('[')) return broker;
    const { host, port } = hostOf(broker);
    addresses.set(`ipv6/${index}`, host);
    return `ipv6/${index}:${port}`;
  });
  let isClosed = false;
  let isGroupRefused = false;
  const kafka = new Kafka({
    clientId: settings.clientId,
    brokers,
    ...(settings.isSecure ? { ssl: ca === null ? {} : { ca: [ca] } } : {}),
    ...(credentials === null ? {} : { sasl: signInOf(credentials) }),
    connectionTimeout: limits.connectWithinMs,
    authenticationTimeout: limits.connectWithinMs,
    requestTimeout: limits.answerWithinMs,
    retry: retryInside,
    logLevel: logLevel.ERROR,
    logCreator:
      () =>
      ({ log }) => {
        // kafkajs makes "coordinator not found" of any answer; what the broker said is in its log alone.
        if (String(log.error).includes('Group authorization failed')) isGroupRefused = true;
        onLogged?.(log);
      },
    socketFactory({ host: name, port, ssl, onConnect }) {
      const host = addresses.get(name) ?? name;
      const opened = () => {
        onOpened?.();
        onConnect();
      };
      const servername = isIP(host) === 0 ? { servername: host } : {};
      const socket = ssl
        ? connectTls({ host, port, ...servername, ...ssl }, opened)
        : connectTcp({ host, port }, opened);
      socket.setKeepAlive(true, keepAliveMs);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      if (isClosed) socket.destroy(new Error('this consumer has ended'));
      return socket;
    },
  });
  return {
    kafka,
    explain(error) {
      const failure = failureOf(error);
      return isGroupRefused && failure.isCoordinatorMissing ? groupRefusal : failure;
    },
    close() {
      isClosed = true;
      for (const socket of sockets) socket.destroy(new Error('this consumer has ended'));
    },
  };
}
