import { randomBytes } from 'node:crypto';
import type { KafkaLimits, KafkaSettings } from '../../server/transports/kafka/kafka-settings';
import { openKafkaSource } from '../../server/transports/kafka/kafka-source';
import { type WatchedSource, watchSource } from './watched-source';

export type KafkaSourceUnderTest = WatchedSource & { groupId: string };

/** Waits short enough for tests, sessions as short as the tests' broker takes them. */
const quickLimits: Partial<KafkaLimits> = {
  reconnect: { baseMs: 50, capMs: 500 },
  refusedMs: 300,
  recommit: { baseMs: 20, capMs: 200 },
  sessionMs: 1_500,
  heartbeatMs: 300,
  rebalanceMs: 5_000,
  fetchWaitMs: 100,
  lagEveryMs: 100,
  answerWithinMs: 5_000,
};

type Given = Partial<KafkaSettings> & { brokers: string[]; topic: string };

/** A source on a database that is an array. It is not started. */
export function kafkaSourceUnderTest(given: Given, limits: Partial<KafkaLimits> = {}): KafkaSourceUnderTest {
  const settings = {
    clientId: 'motorcade-test',
    groupId: `motorcade-${randomBytes(4).toString('hex')}`,
    fromBeginning: true,
    isSecure: false,
    ca: null,
    credentials: null,
    ...given,
  };
  const watched = watchSource((watch) =>
    openKafkaSource({ settings, limits: { ...quickLimits, ...limits }, ...watch }),
  );
  return { ...watched, groupId: settings.groupId };
}
