import type { IConnackPacket, MqttClient, Packet } from 'mqtt';
import type { ConnectionEnd } from './connection-end';
import { createClient } from './create-client';
import type { MqttCredentials } from './mqtt-settings';
import { type Handed, nothingHanded } from './publish-answer';
import type { PublisherLimits } from './publisher-limits';
import type { PublisherSettings } from './publisher-settings';
import { watchEnding } from './watch-ending';

/** What is published: at QoS 1, never retained. */
export type Publication = {
  topic: string;
  payload: string;
  /** The broker drops it when it could not deliver it within so many seconds (MQTT 5 §3.3.2.3.3); 3.1.1 knows no such thing. */
  expiresInSeconds: number;
};

/** One attempt: one MQTT.js client on a clean session, that subscribes to nothing. Never used again after it ended. */
export type PublisherConnection = {
  /** Resolves when it is over, however that came. What had no answer by then is answered `unanswered` before. */
  ended: Promise<ConnectionEnd>;
  /** How many more may be published now; 0 before CONNACK and after the end. */
  room: () => number;
  /** Greatest packet that the broker takes, as its CONNACK says (MQTT 5 §3.2.2.3.6); null where it says nothing. */
  maxPacketBytes: () => number | null;
  /** Hands one to the broker in this very call, or not at all: `null` where there is no room for it. */
  publish: (publication: Publication) => Handed | null;
  /** Says goodbye and resolves when the socket is closed. */
  leave: () => Promise<void>;
};

type Options = {
  settings: PublisherSettings;
  credentials: MqttCredentials;
  limits: PublisherLimits;
  clock: () => number;
  /** CONNACK has come. */
  onReady: () => void;
  /** There is room again. */
  onRoom: () => void;
};

/** Opens one connection. Its client is told to connect once every handler hangs. */
export function openPublisherConnection(options: Options): PublisherConnection {
  const { settings, credentials, limits, clock, onReady, onRoom } = options;
  let acceptedAt: number | null = null;
  let window = 0;
  let maxPacketBytes: number | null = null;
  const handed = nothingHanded(limits.answerWithinMs, settings.refusalHints.publish);
  const client: MqttClient = createClient({ ...settings, clean: true }, credentials, limits);
  const lastedMs = () => (acceptedAt === null ? null : clock() - acceptedAt);
  const { ended, isOver, connect, cut, leave } = watchEnding(client, {
    ...{ url: settings.url, hints: settings.refusalHints.signIn, leaveWithinMs: limits.leaveWithinMs },
    lasted: () => ({ acceptedMs: lastedMs(), liveMs: lastedMs() }),
    onEnd: ({ words }) => handed.endAll(words),
  });

  function onConnack({ properties }: IConnackPacket): void {
    // MQTT 5 §3.2.2.3.4: a broker that takes QoS 0 alone would end the connection at our first packet.
    if (properties?.maximumQoS === 0) {
      cut('the broker takes no messages of QoS 1, so nothing would say whether it has one');
      return;
    }
    acceptedAt = clock();
    window = Math.min(limits.inFlight, properties?.receiveMaximum ?? limits.inFlight);
    maxPacketBytes = properties?.maximumPacketSize ?? null;
    onReady();
  }

  client.on('connect', onConnack);
  client.on('packetreceive', (packet: Packet) => {
    if (packet.cmd !== 'puback' || packet.messageId === undefined) return;
    handed.answer(packet.messageId, packet.reasonCode ?? null, packet.properties?.reasonString ?? null);
    onRoom();
  });
  connect();

  const room = () => (acceptedAt === null || isOver() || !client.connected ? 0 : Math.max(0, window - handed.count()));

  return {
    ended,
    room,
    maxPacketBytes: () => maxPacketBytes,
    publish(publication) {
      if (room() === 0) return null;
      const messageExpiryInterval = publication.expiresInSeconds;
      const properties = settings.protocolVersion === 5 ? { properties: { messageExpiryInterval } } : {};
      // Connected, the library writes the packet in this call. Its answers are taken from the packets themselves.
      client.publish(publication.topic, publication.payload, { qos: 1, ...properties }, () => undefined);
      const packetId = client.getLastMessageId();
      return handed.add(packetId, () => {
        // Its packet identifier stays taken until it is answered. A broker that answers none any more is left.
        if (handed.overdue() >= window) cut();
      });
    },
    leave: () => leave(acceptedAt === null),
  };
}
