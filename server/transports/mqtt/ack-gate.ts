import type { IPublishPacket } from 'mqtt';
import { acknowledgementOf, encodeAcknowledgements, puback, pubrec } from './acknowledgements';
import { type Lane, nothingDue } from './batch';
import type { Gate, GateOptions } from './gate';
import { messageOfPacket } from './message-of-packet';
import { storeOnArrival } from './store-on-arrival';

type Send = (packet: { cmd: string; reasonCode?: number }, sent?: () => void, ...rest: unknown[]) => void;

/**
 * Takes acknowledging away from MQTT.js 5.16: its PUBACK and PUBREC are swallowed, messages go to the commit queue, and
 * when a batch is committed its acknowledgements are written at once, as one buffer, in order of arrival (MQTT 5 §4.6).
 * `_sendPacket` is private, so `holdsAcknowledgements` proves the hook at start-up before anything relies on it.
 */
export function acknowledgeInGroups(options: GateOptions): Gate {
  const { client, queue, clock } = options;
  let isOpen = true;
  let readOn: (() => void) | null = null;
  let activity = 0;

  const lane: Lane = {
    acknowledge(due) {
      if (!isOpen || !client.connected || !client.stream.writable) return;
      const packets = encodeAcknowledgements(due);
      if (packets.length === 0) return;
      client.stream.write(packets);
      options.onAcknowledged();
    },
    resume() {
      activity++;
      const next = readOn;
      readOn = null;
      next?.();
    },
  };

  function take(packet: IPublishPacket, due: number, done: () => void): void {
    if (!isOpen) return;
    activity++;
    const receivedAt = clock();
    options.onMessage(receivedAt);
    // Without `done` MQTT.js parses nothing more and TCP pushes back: the broker keeps what we have no room for.
    if (queue.add(lane, messageOfPacket(packet, receivedAt), due)) done();
    else readOn = done;
  }

  client.handleMessage = (packet, done) => {
    if (packet.qos === 1) take(packet, acknowledgementOf(puback, packet.messageId ?? 0), done);
    else if (packet.qos === 0) take(packet, nothingDue, done);
    else done();
  };
  client.incomingStore = storeOnArrival((packet, done) =>
    take(packet, acknowledgementOf(pubrec, packet.messageId ?? 0), done),
  );
  client.options.incomingStore = client.incomingStore;

  const send: Send = Reflect.get(client, '_sendPacket').bind(client);
  const sendAllButHeld: Send = (packet, sent, ...rest) => {
    if (packet.cmd === 'puback' || packet.cmd === 'pubrec') sent?.();
    else send(packet, sent, ...rest);
  };
  Reflect.set(client, '_sendPacket', sendAllButHeld);

  return {
    isHeld: () => readOn !== null,
    activity: () => activity,
    close() {
      isOpen = false;
      readOn = null;
      queue.discard(lane, options.comesAgain);
    },
  };
}
