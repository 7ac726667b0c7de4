import { brokerHost } from '../transports/mqtt/broker-host';
import type { Connection } from './kind';

/** What a connection is called, where it goes and what it asks for there, as people know them. */
export type DescribedConnection = {
  /** Client id. */
  name: string;
  /** `host:port`, or several of them. */
  endpoint: string;
  /** Filter or topic. */
  subscription: string;
};

/** Tells of a connection what is configured and no secret. */
export function describeConnection(connection: Connection): DescribedConnection {
  const { settings } = connection;
  if (!('url' in settings))
    return { name: settings.clientId, endpoint: settings.brokers.join(', '), subscription: settings.topic };
  const { host, port } = brokerHost(settings.url);
  const name = host.includes(':') ? `[${host}]` : host;
  return { name: settings.clientId, endpoint: `${name}:${port}`, subscription: settings.filter };
}
