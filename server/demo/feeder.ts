import { connect, type IClientOptions } from 'mqtt';
import type { Logger } from 'pino';
import type { Publication } from './messages/publication';

/** Messages under way to the broker at most; what comes beyond is not said. */
const inFlightLimit = 2_000;

/** The vehicles' common way to the broker. */
export type Feeder = {
  /** Whether a message would be taken now. Who finds no room tries again later, with newer values. */
  hasRoom: () => boolean;
  publish: (publication: Publication) => void;
  stop: () => Promise<void>;
};

export type FeederSettings = {
  url: string;
  clientId: string;
  /** Certificates or a login, as MQTT.js names them. */
  credentials: Pick<IClientOptions, 'ca' | 'cert' | 'key' | 'username' | 'password'>;
  /** What is said to the vehicles, where they listen. */
  commands?: { filter: string; onCommand: (topic: string, payload: string) => void };
  log: Logger;
};

/** Connects to the broker, and again whenever the connection is lost. */
export async function openFeeder({ url, clientId, credentials, commands, log }: FeederSettings): Promise<Feeder> {
  const client = connect(url, {
    clientId,
    protocolVersion: 4,
    clean: true,
    ...credentials,
    reconnectPeriod: 1_000,
    queueQoSZero: false,
  });
  let inFlight = 0;
  client.on('error', (error) => log.warn({ err: error, clientId }, 'the demo fleet lost its broker'));
  const done = (error?: Error) => {
    inFlight--;
    if (error) log.debug({ err: error, clientId }, 'a demo message did not arrive');
  };
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  if (commands !== undefined) {
    client.on('message', (topic, payload) => commands.onCommand(topic, payload.toString()));
    // The client subscribes again by itself whenever it has to connect again.
    await client.subscribeAsync(commands.filter, { qos: 0 });
  }
  return {
    hasRoom: () => client.connected && inFlight < inFlightLimit,
    publish: ({ topic, payload }) => {
      inFlight++;
      client.publish(topic, payload, { qos: 1 }, done);
    },
    stop: () => client.endAsync(true),
  };
}
