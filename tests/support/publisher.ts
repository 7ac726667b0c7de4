import { connect, type MqttClient } from 'mqtt';

/** One odometer message as High Mobility's MQTT V1 sends it. Without `at`, the vehicle gave no time. */
export function odometerMessage(vin: string, kilometers: number, messageId: string, at?: number): string {
  return JSON.stringify({
    message_id: messageId,
    version: 1,
    vin,
    capability: 'diagnostics',
    property: 'odometer',
    data: {
      diagnostics: {
        odometer: {
          data: { unit: 'kilometers', value: kilometers },
          ...(at === undefined ? {} : { timestamp: new Date(at).toISOString() }),
        },
      },
    },
  });
}

/** Connects a publisher of QoS 1 messages. */
export function openPublisher(url: string): Promise<MqttClient> {
  return new Promise((resolve, reject) => {
    const client = connect(url, { protocolVersion: 5, clean: true, reconnectPeriod: 200 });
    client.once('connect', () => resolve(client));
    client.once('error', reject);
  });
}

/**
 * Publishes every message at QoS 1, a bounded number of them in flight, and resolves when the broker has all of them.
 */
export async function publishAll(
  client: MqttClient,
  count: number,
  messageAt: (index: number) => { topic: string; payload: string },
  inFlight = 10,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const { topic, payload } = messageAt(next++);
      await client.publishAsync(topic, payload, { qos: 1 });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}
