import type { MqttClient } from 'mqtt';
import { refusalWords } from './broker-refusals';
import type { MqttSettings } from './mqtt-settings';

export type SubscribeAnswer = { grantedQos: number } | { refusal: string };

/**
 * Subscribes to the one filter of this client, as it is written. A filter the session kept from earlier is given up
 * first: High Mobility allows one a client (MQTT documentation, "one topic filter only").
 */
export function subscribe(client: MqttClient, settings: MqttSettings, answer: (reply: SubscribeAnswer) => void): void {
  const { filter, previousFilter, qos, subscribeProperties, refusalHints } = settings;
  const properties =
    subscribeProperties === undefined ? {} : { properties: { userProperties: { ...subscribeProperties } } };
  if (previousFilter !== undefined && previousFilter !== filter && !settings.clean) client.unsubscribe(previousFilter);
  client.subscribe(filter, { qos, ...properties }, (error, _subscriptions, packet) => {
    const code = packet === undefined ? null : Number(packet.granted[0]);
    if (code !== null && code >= 0x80)
      answer({
        refusal: `the broker refused the subscription to "${filter}": ${refusalWords(code, refusalHints?.subscribe)}`,
      });
    else if (error !== null) answer({ refusal: `the subscription to "${filter}" failed: ${error.message}` });
    else answer({ grantedQos: code ?? 0 });
  });
}
