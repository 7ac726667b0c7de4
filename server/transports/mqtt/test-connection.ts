import { connect, type IConnackPacket, type MqttClient } from 'mqtt';
import { seconds } from '../../contract/duration';
import { findHost, reachPort, shakeHands } from '../reach-host';
import type { OnTestSteps } from '../source';
import { createTestSteps } from '../test-steps';
import { pause } from '../waiting';
import { clientOptions } from './client-options';
import { endOf } from './connection-end';
import { type MqttCredentials, type MqttSettings, mqttLimits } from './mqtt-settings';
import { subscribe } from './subscribe';

const messageWithinMs = seconds(10);
const secure = /^(mqtts|wss):$/;
const oneConnection =
  'this broker allows one connection for each client id, and the live one has it: pause the upstream to test this too';

function hostOf(url: string) {
  const { hostname, port, protocol } = new URL(url);
  const usual = secure.test(protocol) ? 8883 : 1883;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}

/** Who the test signs in as. Null where it would put the live connection out. */
function identityOf(settings: MqttSettings, isHeld: boolean): MqttSettings | null {
  if (settings.testAs !== undefined) return { ...settings, ...settings.testAs, clean: true, previousFilter: undefined };
  return isHeld ? null : settings;
}

/** A client that takes what comes and acknowledges nothing of it. */
function openClient(settings: MqttSettings, credentials: MqttCredentials) {
  const client = connect(settings.url, clientOptions(settings, credentials, mqttLimits));
  const first = new Promise<string>((resolve) => {
    client.handleMessage = ({ topic, payload }) => resolve(`${payload.length} bytes on ${topic}`);
  });
  return { client, first };
}

function signIn(client: MqttClient, settings: MqttSettings, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      const evidence = { isSecure: secure.test(new URL(settings.url).protocol), hints: settings.refusalHints ?? {} };
      const nothing = { disconnectReason: null, refusal: null, acceptedMs: null, liveMs: null };
      reject(new Error(endOf({ ...evidence, ...nothing, error }).words));
    };
    client.once('error', fail);
    client.once('close', () => fail(null));
    signal.addEventListener('abort', () => fail(new Error('the test was stopped')), { once: true });
    client.once('connect', ({ sessionPresent }: IConnackPacket) =>
      resolve(`as ${settings.clientId}; ${sessionPresent ? 'the broker has kept our session' : 'a new session'}`),
    );
    client.connect();
  });
}

function subscribeOnce(client: MqttClient, settings: MqttSettings): Promise<string> {
  return new Promise((resolve, reject) => {
    client.once('close', () => reject(new Error('the broker closed the connection')));
    subscribe(client, settings, (reply) => {
      if ('refusal' in reply) reject(new Error(reply.refusal));
      else resolve(`${settings.filter}, granted QoS ${reply.grantedQos}`);
    });
  });
}

async function awaitFirst(first: Promise<string>, signal: AbortSignal): Promise<string> {
  const none = 'none came within ten seconds, which is no fault by itself: vehicles may be silent';
  return Promise.race([first, pause(messageWithinMs, signal).then(() => none)]);
}

/**
 * Tries a subscription step by step. Where it has to use the live connection's own client id it goes no further than the
 * handshake, unless that connection is not held. Nothing is acknowledged, and a session that was there stays.
 * @param isHeld whether the source is started
 */
export async function testMqttConnection(
  settings: MqttSettings,
  isHeld: boolean,
  onSteps: OnTestSteps,
  signal: AbortSignal,
): Promise<void> {
  const steps = createTestSteps(onSteps);
  const host = hostOf(settings.url);
  if (!(await steps.run('dns', () => findHost(host)))) return;
  if (!(await steps.run('tcp', () => reachPort(host, signal)))) return;
  let credentials: MqttCredentials = {};
  const isSecure = secure.test(new URL(settings.url).protocol);
  const handshake = async () => {
    credentials = (await settings.credentials?.()) ?? {};
    if (!isSecure) return 'not asked for: what is sent can be read on the way';
    const { ca, certificate: cert, key } = credentials;
    return shakeHands(host, { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }, signal);
  };
  if (!(await steps.run('tls', handshake))) return;
  const identity = identityOf(settings, isHeld);
  if (identity === null) {
    steps.skipFrom('sign-in', oneConnection);
    return;
  }
  const { client, first } = openClient(identity, credentials);
  client.on('error', () => undefined);
  try {
    if (!(await steps.run('sign-in', () => signIn(client, identity, signal)))) return;
    if (!(await steps.run('subscribe', () => subscribeOnce(client, identity)))) return;
    await steps.run('first-message', () => awaitFirst(first, signal));
  } finally {
    client.end(true);
  }
}
