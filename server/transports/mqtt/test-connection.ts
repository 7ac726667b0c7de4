import { findHost, reachPort, shakeHands } from '../reach-host';
import type { OnTestSteps } from '../source';
import { createTestSteps } from '../test-steps';
import { acknowledgeInGroups } from './ack-gate';
import { askCredentials } from './ask-credentials';
import { brokerHost, isSecure } from './broker-host';
import { type MqttCredentials, type MqttSettings, mqttLimits } from './mqtt-settings';
import { acknowledgeOneByOne } from './serial-gate';
import { openTestClient } from './test-client';

const oneConnection =
  'this broker allows one connection for each client id, and the live one has it: pause the upstream to test this too';

type Options = {
  settings: MqttSettings;
  /** Whether the source is started, asked when it matters. */
  isHeld: () => boolean;
  /** Whether group acknowledgement can be trusted on the MQTT.js installed. */
  checkHook: (protocolVersion: 4 | 5) => Promise<boolean>;
};

/** Who the test signs in as. Null where it would put the live connection out. */
function identityOf(settings: MqttSettings, isHeld: boolean): MqttSettings | null {
  if (settings.testAs !== undefined) return { ...settings, ...settings.testAs, clean: true, previousFilter: undefined };
  return isHeld ? null : settings;
}

/**
 * Tries a subscription step by step. Where it has to use the live connection's own client id it goes no further than the
 * handshake, unless that connection is not held. Nothing is acknowledged, and a session that was there stays.
 * @param signal ends the test; its reason is an Error whose message says why
 */
export async function testMqttConnection(
  { settings, isHeld, checkHook }: Options,
  onSteps: OnTestSteps,
  signal: AbortSignal,
): Promise<void> {
  const steps = createTestSteps(onSteps, signal);
  const host = brokerHost(settings.url);
  const ask = (credentials: MqttSettings['credentials']): Promise<MqttCredentials> =>
    askCredentials({ ...settings, credentials }, mqttLimits.answerWithinMs, signal);
  const handshake = async () => {
    if (!isSecure(settings.url)) return 'not asked for: what is sent can be read on the way';
    const { ca, certificate: cert, key } = await ask(settings.trust ?? settings.credentials);
    return shakeHands(host, { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }, signal);
  };
  if (!(await steps.run('dns', () => findHost(host)))) return;
  if (!(await steps.run('tcp', () => reachPort(host, signal)))) return;
  if (!(await steps.run('tls', handshake))) return;
  const isGrouped = await checkHook(settings.protocolVersion);
  const identity = identityOf(settings, isHeld());
  if (identity === null) {
    steps.skipFrom('sign-in', oneConnection);
    return;
  }
  const credentials = await ask(settings.credentials).catch((error: unknown) => ({ error }));
  if ('error' in credentials) {
    await steps.run('sign-in', () => Promise.reject(credentials.error));
    return;
  }
  const client = openTestClient(identity, credentials, isGrouped ? acknowledgeInGroups : acknowledgeOneByOne);
  try {
    if (!(await steps.run('sign-in', client.signIn))) return;
    if (!(await steps.run('subscribe', client.subscribe))) return;
    await steps.run('first-message', client.awaitMessage);
  } finally {
    client.close();
  }
}
