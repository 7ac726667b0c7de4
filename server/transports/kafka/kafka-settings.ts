/** How to sign in: mechanisms of SASL as Kafka names them. */
export type KafkaCredentials = {
  mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  username: string;
  password: string;
};

/** One consumer to hold. Group id and topic go to the broker as they are. */
export type KafkaSettings = {
  /** `host:port` of one broker or more, to begin with. */
  brokers: string[];
  clientId: string;
  groupId: string;
  topic: string;
  /** Where a group without committed offsets begins; an expired offset always goes on from the earliest record kept. */
  fromBeginning: boolean;
  isSecure: boolean;
  /** PEM, asked anew before each attempt; null: the system's authorities are trusted. */
  ca: (() => Promise<string>) | null;
  /** Asked anew before each attempt; null: no sign-in. */
  credentials: (() => Promise<KafkaCredentials>) | null;
};
