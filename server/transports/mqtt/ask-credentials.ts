import { hadWithin } from '../had-within';
import type { MqttCredentials, MqttSettings } from './mqtt-settings';

/**
 * Asks what an attempt signs in with.
 * @throws with a sentence for people when it cannot be had, not within `withinMs` milliseconds, or not be sent
 */
export async function askCredentials(
  { credentials, protocolVersion }: Pick<MqttSettings, 'credentials' | 'protocolVersion'>,
  withinMs: number,
  signal: AbortSignal,
): Promise<MqttCredentials> {
  if (credentials === undefined) return {};
  const given = await hadWithin(credentials(), withinMs, signal);
  if (protocolVersion === 4 && given.username === undefined && given.password !== undefined)
    throw new Error('MQTT 3.1.1 knows no password without a user name (§3.1.2.9): give one, or use MQTT 5');
  return given;
}
