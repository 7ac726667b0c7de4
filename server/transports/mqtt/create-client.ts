import { connect, type MqttClient } from 'mqtt';
import { clientOptions } from './client-options';
import type { MqttCredentials, MqttLimits, MqttSession } from './mqtt-settings';
import { sendPasswordAlone } from './password-alone';

/** Makes the client of one attempt. It connects when it is told to, after whoever asked has hung in their handlers. */
export function createClient(settings: MqttSession, credentials: MqttCredentials, limits: MqttLimits): MqttClient {
  const { username, password } = credentials;
  const client = connect(settings.url, clientOptions(settings, credentials, limits));
  if (username === undefined && password !== undefined) sendPasswordAlone(client, password);
  return client;
}
