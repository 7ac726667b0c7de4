import { minutes, seconds } from '../../contract/duration';

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

/** Times, counts and sizes that hold for every consumer; tests shorten them. */
export const kafkaLimits = {
  reconnect: { baseMs: seconds(1), capMs: minutes(1) },
  /** A consumer that lived this long forgets earlier failures. */
  healthyAfterMs: minutes(1),
  /** Between attempts while the broker refuses who we are or what we ask: more often would lock accounts. */
  refusedMs: minutes(1),
  connectWithinMs: seconds(10),
  answerWithinMs: seconds(30),
  /**
   * The group gives our partitions away when it did not hear of us for so long, or when we do not rejoin in time. A process
   * that was killed gets them back only then; heartbeats come by a timer of ours, so no long commit ends a session.
   */
  sessionMs: seconds(10),
  rebalanceMs: minutes(1),
  heartbeatMs: seconds(3),
  /** How long the broker may hold a fetch that finds nothing. */
  fetchWaitMs: seconds(1),
  /** No fetch, heartbeat or join for so long, or records waiting and none read: longer than a rebalance takes. */
  stalledAfterMs: seconds(90),
  lagEveryMs: seconds(15),
  /** What is committed at once: some four hundred of MOBITO's records, each of seventy readings. */
  chunkCount: 2_000,
  chunkBytes: 1024 * 1024,
  /** Postgres is most of the work of a chunk, and takes several side by side. */
  partitionsAtOnce: 4,
  recommit: { baseMs: 100, capMs: seconds(5) },
  /** How long stopping waits for the commit under way and for leaving the group. */
  stopWithinMs: seconds(10),
};
export type KafkaLimits = typeof kafkaLimits;
