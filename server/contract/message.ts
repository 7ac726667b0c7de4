/** What became of a message. */
export const verdicts = ['accepted', 'duplicate', 'late', 'partial', 'unmapped', 'quarantined', 'ignored'] as const;
export type Verdict = (typeof verdicts)[number];

/** What has become since of a message of which something was not taken: it waits, or somebody settled it. */
export const keptStates = ['open', 'decoded', 'discarded'] as const;
export type KeptState = (typeof keptStates)[number];

/** What an upstream delivered, before anything is made of it. */
export type Message = {
  topic: string;
  payload: Buffer;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Broker's own time of the record, where it has one (Kafka), epoch milliseconds. */
  recordedAt?: number;
  /** MQTT 5 content type. */
  contentType?: string;
  /** MQTT 5 user properties or Kafka headers. */
  properties?: Readonly<Record<string, string>>;
  /** How it was delivered: Kafka's `partition`, `offset` and `key`; MQTT's `repeated` and `qos` where not plain QoS 1. */
  delivery?: Readonly<Record<string, string | number | boolean>>;
};
