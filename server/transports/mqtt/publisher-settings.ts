import type { MqttSettings } from './mqtt-settings';

/** What a refused CONNECT or PUBLISH may mean at a broker besides what it says, by reason code of MQTT 5 (§2.4). */
type PublisherHints = { signIn: Readonly<Record<number, string>>; publish: Readonly<Record<number, string>> };

/** A connection that only publishes: no session is kept and nothing is subscribed. */
export type PublisherSettings = Pick<MqttSettings, 'url' | 'protocolVersion' | 'credentials' | 'signsInAs'> & {
  /** What the client id begins with: each process adds something of its own, for two with one id throw each other out. */
  clientId: string;
  refusalHints: PublisherHints;
};
