import type { StoredMessage } from '../../server/contract/http';

const labels: Readonly<Record<string, string>> = {
  partition: 'Partition',
  offset: 'Offset',
  key: 'Key',
  qos: 'Quality of service',
  repeated: 'Delivered again',
};

/** How a message was delivered, as lines of a list: Kafka's place of it, MQTT's remarks. */
export function deliveryWords(delivery: StoredMessage['delivery']): { label: string; text: string }[] {
  return Object.entries(delivery).map(([name, value]) => ({
    label: labels[name] ?? name,
    text: typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value),
  }));
}
