import { setImmediate } from 'node:timers/promises';
import { MqttClient } from 'mqtt';
import { seconds } from '../../contract/duration';
import type { Message } from '../../contract/message';
import { pause } from '../waiting';
import { acknowledgeInGroups } from './ack-gate';
import { createCommitQueue } from './commit-queue';
import type { MakeGate } from './gate';
import { mqttLimits } from './mqtt-settings';
import { pretendBroker } from './pretend-broker';

const turnsToBeSure = 10;
const expected = '40020007' + '50020009';

async function turns(): Promise<void> {
  for (let turn = 0; turn < turnsToBeSure; turn++) await setImmediate();
}

/**
 * Whether the gate really stands between the installed MQTT.js and the broker: against a broker in this process, nothing
 * may be acknowledged before the commit, and PUBACK and PUBREC must follow it. Takes some milliseconds.
 */
export async function holdsAcknowledgements(
  protocolVersion: 4 | 5,
  makeGate: MakeGate = acknowledgeInGroups,
): Promise<boolean> {
  const ignore = (): void => undefined;
  const broker = pretendBroker(protocolVersion);
  const ended = new AbortController();
  const client = new MqttClient(() => broker.stream, {
    protocolVersion,
    clientId: 'self-check',
    clean: true,
    keepalive: 0,
    reconnectPeriod: 0,
    manualConnect: true,
  });
  client.on('error', () => ended.abort());
  const taken: Message[] = [];
  let allow = (): void => undefined;
  const allowed = new Promise<void>((resolve) => {
    allow = resolve;
  });
  const queue = createCommitQueue({
    commit(messages) {
      taken.push(...messages);
      if (taken.length === 2) ended.abort();
      return allowed;
    },
    limits: mqttLimits,
    random: Math.random,
    onFailing: ignore,
    onRecovered: ignore,
  });
  try {
    makeGate({ client, queue, comesAgain: true, clock: Date.now, onMessage: ignore, onAcknowledged: ignore });
    client.connect();
    await pause(seconds(2), ended.signal);
    await turns();
    const early = broker.received();
    allow();
    await turns();
    return taken.length === 2 && early === '' && broker.received() === expected;
  } finally {
    allow();
    client.end(true);
  }
}
