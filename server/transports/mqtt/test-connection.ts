import { findHost, reachPort, shakeHands } from '../reach-host';
import type { OnTestSteps } from '../source';
import { createTestSteps, withoutTls } from '../test-steps';
import { acknowledgeInGroups } from './ack-gate';
import { askCredentials } from './ask-credentials';
import { brokerHost, isSecure } from './broker-host';
import type { ClientIdLoans } from './client-id-loan';
import { type MqttCredentials, type MqttSettings, mqttLimits } from './mqtt-settings';
import { acknowledgeOneByOne } from './serial-gate';
import { openTestClient } from './test-client';

type Options = {
  settings: MqttSettings;
  /** Asks for the live connection's own client id, where there is no other to test with. */
  borrow: ClientIdLoans['borrow'];
  /** Whether group acknowledgement can be trusted on the MQTT.js installed. */
  checkHook: (protocolVersion: 4 | 5) => Promise<boolean>;
};

/**
 * Tries a subscription step by step. Where it has to use the live connection's own client id it goes no further than the
 * handshake, unless that connection is away: then it comes back after the test. Nothing is acknowledged, and a session
 * that was there stays.
 * @param signal ends the test; its reason is an Error whose message says why
 */
export async function testMqttConnection(
  { settings, borrow, checkHook }: Options,
  onSteps: OnTestSteps,
  signal: AbortSignal,
): Promise<void> {
  const steps = createTestSteps(onSteps, signal);
  const host = brokerHost(settings.url);
  const ask = (credentials: MqttSettings['credentials']): Promise<MqttCredentials> =>
    askCredentials({ ...settings, credentials }, mqttLimits.answerWithinMs, signal);
  const handshake = async () => {
    if (!isSecure(settings.url)) return withoutTls;
    const { ca, certificate: cert, key } = await ask(settings.trust ?? settings.credentials);
    return shakeHands(host, { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }, signal);
  };
  if (!(await steps.run('dns', () => findHost(host)))) return;
  if (!(await steps.run('tcp', () => reachPort(host, signal)))) return;
  if (!(await steps.run('tls', handshake))) return;
  const isGrouped = await checkHook(settings.protocolVersion);
  const { testAs } = settings;
  const loan = testAs === undefined ? await borrow(signal) : { giveBack: () => undefined };
  if ('refusal' in loan) {
    steps.skipFrom('sign-in', loan.refusal);
    return;
  }
  const identity = testAs === undefined ? settings : { ...settings, ...testAs, clean: true, previousFilter: undefined };
  try {
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
  } finally {
    loan.giveBack();
  }
}
