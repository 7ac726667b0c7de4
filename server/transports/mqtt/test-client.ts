import type { IConnackPacket } from 'mqtt';
import { seconds } from '../../contract/duration';
import { nothingPending } from '../source-state';
import type { StepOutcome } from '../test-steps';
import { settlesWithin } from '../waiting';
import { isSecure } from './broker-host';
import type { CommitQueue } from './commit-queue';
import { endOf } from './connection-end';
import { createClient } from './create-client';
import type { MakeGate } from './gate';
import { type MqttCredentials, type MqttSettings, mqttLimits } from './mqtt-settings';
import { subscribe } from './subscribe';

const messageWithinMs = seconds(10);

/** A client that only looks: each step resolves with what was found and rejects with why not, in words. */
export type TestClient = {
  signIn: () => Promise<string>;
  subscribe: () => Promise<string>;
  awaitMessage: () => Promise<StepOutcome>;
  /** Hangs up without a goodbye, so that a session that was there stays. */
  close: () => void;
};

/**
 * Makes a client that takes what comes and acknowledges nothing of it, of whatever QoS: behind its gate nothing is ever
 * committed. It reads on all the same, for SUBACK may come behind a backlog.
 */
export function openTestClient(settings: MqttSettings, credentials: MqttCredentials, makeGate: MakeGate): TestClient {
  const client = createClient(settings, credentials, mqttLimits);
  let failure: unknown = null;
  let seen: string | null = null;
  let tellSeen = (): void => undefined;
  const first = new Promise<void>((resolve) => {
    tellSeen = resolve;
  });
  const queue: CommitQueue = {
    add(_lane, { topic, payload }) {
      seen ??= `${payload.length} ${payload.length === 1 ? 'byte' : 'bytes'} on ${topic}`;
      tellSeen();
      return true;
    },
    discard: () => undefined,
    pending: () => nothingPending,
    finish: async () => undefined,
  };
  const ignore = () => undefined;
  makeGate({ client, queue, comesAgain: false, clock: Date.now, onMessage: ignore, onAcknowledged: ignore });
  client.on('error', (error) => {
    failure ??= error;
  });
  const hints = settings.refusalHints?.signIn ?? {};

  return {
    signIn: () =>
      new Promise((resolve, reject) => {
        const fail = () => {
          const nothing = { disconnectReason: null, refusal: null, acceptedMs: null, liveMs: null };
          reject(new Error(endOf({ isSecure: isSecure(settings.url), hints, error: failure, ...nothing }).words));
        };
        client.once('error', fail);
        client.once('close', fail);
        client.once('connect', ({ sessionPresent }: IConnackPacket) =>
          resolve(`as ${settings.clientId}; ${sessionPresent ? 'the broker has kept our session' : 'a new session'}`),
        );
        client.connect();
      }),
    subscribe: () =>
      new Promise((resolve, reject) => {
        client.once('close', () => reject(new Error('the broker closed the connection')));
        subscribe(client, settings, (reply) => {
          if ('refusal' in reply) reject(new Error(reply.refusal));
          else resolve(`to ${settings.filter}, granted QoS ${reply.grantedQos}`);
        });
      }),
    async awaitMessage() {
      client.once('close', tellSeen);
      await settlesWithin(messageWithinMs, first);
      if (seen === null && !client.connected) throw new Error('the broker closed the connection');
      return seen ?? { state: 'nothing-came', detail: 'nothing came within ten seconds' };
    },
    close: () => {
      client.stream?.destroy();
    },
  };
}
