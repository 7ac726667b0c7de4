import type { IConnackPacket } from 'mqtt';
import { isSecure } from './broker-host';
import type { ConnectionEnd } from './connection-end';
import { createClient } from './create-client';
import type { GateOptions, MakeGate } from './gate';
import { keepHeldConnection } from './keep-held-connection';
import type { MqttCredentials, MqttLimits, MqttSettings } from './mqtt-settings';
import { subscribe } from './subscribe';
import { watchEnding } from './watch-ending';

const disconnect = Buffer.from([0xe0, 0]);

/** One attempt: one MQTT.js client, one gate, one subscription. Never used again after it ended. */
export type MqttConnection = {
  /** Resolves when it is over, however that came. */
  ended: Promise<ConnectionEnd>;
  /** Says goodbye and resolves when the socket is closed. */
  leave: () => Promise<void>;
};

type Options = Omit<GateOptions, 'client' | 'comesAgain'> & {
  settings: MqttSettings;
  credentials: MqttCredentials;
  limits: MqttLimits;
  makeGate: MakeGate;
  /** The socket stands, with TLS where it is asked for. */
  onOpened: () => void;
  onAccepted: (isSessionPresent: boolean) => void;
  onLive: (grantedQos: number) => void;
};

/** Opens one connection. All handlers stand before the first byte: a resumed session delivers right after CONNACK. */
export function openConnection(options: Options): MqttConnection {
  const { settings, credentials, limits, clock } = options;
  let acceptedAt: number | null = null;
  let liveAt: number | null = null;
  let answerTimer: NodeJS.Timeout | undefined;

  const client = createClient(settings, credentials, limits);
  const gate = options.makeGate({ ...options, client, comesAgain: !settings.clean });
  keepHeldConnection(client, gate);
  const since = (at: number | null) => (at === null ? null : clock() - at);
  const { ended, isOver, connect, cut, leave } = watchEnding(client, {
    ...{ url: settings.url, hints: settings.refusalHints?.signIn ?? {}, leaveWithinMs: limits.leaveWithinMs },
    lasted: () => ({ acceptedMs: since(acceptedAt), liveMs: since(liveAt) }),
    onEnd() {
      clearInterval(answerTimer);
      gate.close();
    },
  });

  function onConnack(packet: IConnackPacket): void {
    acceptedAt = clock();
    options.onAccepted(packet.sessionPresent);
    // SUBACK may come behind a backlog that waits for the database: silence counts, not the time.
    let lastActivity = gate.activity();
    answerTimer = setInterval(() => {
      const isSilent = !gate.isHeld() && gate.activity() === lastActivity;
      lastActivity = gate.activity();
      if (isSilent) cut('the broker did not answer the subscription');
    }, limits.answerWithinMs);
    subscribe(client, settings, (reply) => {
      clearInterval(answerTimer);
      if (isOver()) return;
      if ('refusal' in reply) {
        cut(reply.refusal);
        return;
      }
      liveAt = clock();
      options.onLive(reply.grantedQos);
    });
  }

  client.on('connect', onConnack);
  connect(() => {
    // libuv tells a reset that finds unread data as a polite end. A last word, DISCONNECT, fails after a reset only.
    client.stream.once(isSecure(settings.url) ? 'secureConnect' : 'connect', options.onOpened);
    client.stream.prependListener('end', () => {
      if (client.stream.writable) client.stream.write(disconnect);
    });
  });

  return {
    ended,
    async leave() {
      if (isOver()) return;
      // What still comes is read and dropped, unacknowledged: an unread socket would reset instead of closing.
      client.stream.unpipe();
      client.stream.resume();
      await leave(liveAt === null);
    },
  };
}
