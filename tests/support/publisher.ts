import { setTimeout as delay } from 'node:timers/promises';
import { connect, connectAsync, type MqttClient } from 'mqtt';

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

/** One message of a FoxTrackr device, on the device's own topic. `values` is what the object named after its type says. */
export function foxtrackrMessage(
  device: string,
  at: number,
  type: 'battery' | 'temperature',
  values: Record<string, number>,
): { topic: string; payload: string } {
  const about = { messageType: 0, deviceId: device, version: 3, timeMs: at };
  return { topic: `foxtrackr/${device}/V3.0/${type}`, payload: JSON.stringify({ ...about, [type]: values }) };
}

/** Connects a publisher of QoS 1 messages. */
export function openPublisher(url: string, protocolVersion: 4 | 5 = 5): Promise<MqttClient> {
  return new Promise((resolve, reject) => {
    const client = connect(url, { protocolVersion, clean: true, reconnectPeriod: 200 });
    client.once('connect', () => resolve(client));
    client.once('error', reject);
  });
}

/**
 * Publishes every message, ten of them in flight, and resolves when the broker has all of them.
 * @param ratePerSecond the pace of the load; as fast as the broker takes them when not given
 */
export async function publishAll(
  client: MqttClient,
  count: number,
  messageAt: (index: number) => { topic: string; payload: string | Buffer },
  ratePerSecond = Number.POSITIVE_INFINITY,
  qos: 1 | 2 = 1,
): Promise<void> {
  const startedAt = Date.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next++;
      const dueAt = startedAt + (index / ratePerSecond) * 1_000;
      if (dueAt > Date.now()) await delay(dueAt - Date.now());
      const { topic, payload } = messageAt(index);
      await client.publishAsync(topic, payload, { qos });
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

/** Makes a persistent session that keeps what is published until its owner comes. */
export async function leaveSession(
  url: string,
  clientId: string,
  filter: string,
  protocolVersion: 4 | 5 = 5,
  qos: 1 | 2 = 1,
): Promise<void> {
  const client = await connectAsync(url, {
    protocolVersion,
    clean: false,
    reconnectPeriod: 0,
    clientId,
    properties: protocolVersion === 5 ? { sessionExpiryInterval: 3_600 } : undefined,
  });
  await client.subscribeAsync(filter, { qos });
  await client.endAsync();
}
