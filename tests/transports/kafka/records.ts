import type { KafkaRecord } from '../../../server/transports/kafka/message-of-record';

/** Records of these values, numbered from offset 0. */
export const records = (values: readonly (string | null)[]): KafkaRecord[] =>
  values.map((value, offset) => ({
    key: null,
    value: value === null ? null : Buffer.from(value),
    timestamp: '1700000000000',
    attributes: 0,
    offset: String(offset),
    headers: {},
  }));
