import type { IPublishPacket } from 'mqtt';
import { acknowledgementOf, puback, pubrec } from './acknowledgements';
import { type Lane, nothingDue } from './batch';
import type { Gate, GateOptions } from './gate';
import { messageOfPacket } from './message-of-packet';
import { storeOnArrival } from './store-on-arrival';

/**
 * The slow and safe way, by documented means only: MQTT.js is told to go on, and so to acknowledge, when the one message
 * it delivered is committed. About two thousand messages a second; for a client on which the group hook does not hold.
 */
export function acknowledgeOneByOne(options: GateOptions): Gate {
  const { client, queue, clock } = options;
  let isOpen = true;
  let finish: (() => void) | null = null;
  let activity = 0;

  const lane: Lane = {
    acknowledge() {
      activity++;
      const done = finish;
      finish = null;
      if (!client.connected) return;
      done?.();
      options.onAcknowledged();
    },
    resume: () => undefined,
  };

  function take(packet: IPublishPacket, due: number, done: () => void): void {
    if (!isOpen) return;
    activity++;
    const receivedAt = clock();
    options.onMessage(receivedAt);
    finish = done;
    queue.add(lane, messageOfPacket(packet, receivedAt), due);
  }

  client.handleMessage = (packet, done) => {
    if (packet.qos === 2) done();
    else take(packet, packet.qos === 1 ? acknowledgementOf(puback, packet.messageId ?? 0) : nothingDue, done);
  };
  client.incomingStore = storeOnArrival((packet, done) =>
    take(packet, acknowledgementOf(pubrec, packet.messageId ?? 0), done),
  );
  client.options.incomingStore = client.incomingStore;

  return {
    isHeld: () => finish !== null,
    activity: () => activity,
    close() {
      isOpen = false;
      finish = null;
      queue.discard(lane, options.comesAgain);
    },
  };
}
