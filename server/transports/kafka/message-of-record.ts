import type { EachBatchPayload } from 'kafkajs';
import type { Message } from '../../contract/message';

type Batch = EachBatchPayload['batch'];
export type KafkaRecord = Batch['messages'][number];

const nothing = Buffer.alloc(0);

function headersOf({ headers = {} }: KafkaRecord): Record<string, string> | undefined {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue;
    properties[name] = Array.isArray(value) ? value.map(String).join(', ') : String(value);
  }
  return Object.keys(properties).length === 0 ? undefined : properties;
}

/** A record as what an upstream delivered. One without a value (a tombstone of a compacted topic) has an empty payload. */
export function messageOfRecord({ topic, partition }: Batch, record: KafkaRecord, receivedAt: number): Message {
  const recordedAt = Number(record.timestamp);
  const properties = headersOf(record);
  const delivery = { partition, offset: record.offset };
  return {
    topic,
    payload: record.value ?? nothing,
    receivedAt,
    // The broker writes -1 where the producer gave no time.
    ...(recordedAt > 0 ? { recordedAt } : {}),
    ...(properties === undefined ? {} : { properties }),
    delivery: record.key === null ? delivery : { ...delivery, key: record.key.toString() },
  };
}
