import type { Admin } from 'kafkajs';
import type { PartitionLag } from '../../contract/connections';
import type { KafkaSettings } from './kafka-settings';

/** How far a group is in one partition. Offsets are decimal texts: they exceed a number. */
export type Position = {
  partition: number;
  /** Next offset the group reads; null when it never committed one. */
  committed: string | null;
  /** Offset of the earliest record kept, and the next one that will be written. */
  low: string;
  end: string;
};

/** Asks the broker how far the group is in every partition of the topic. */
export async function readPositions(
  admin: Admin,
  { topic, groupId }: Pick<KafkaSettings, 'topic' | 'groupId'>,
): Promise<Position[]> {
  const ends = await admin.fetchTopicOffsets(topic);
  const [group] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const committed = new Map(group?.partitions.map(({ partition, offset }) => [partition, offset]));
  return ends
    .map(({ partition, low, high }) => {
      const offset = committed.get(partition) ?? '-1';
      // kafkajs commits -2 for "the earliest kept" when an offset has expired; -1 is Kafka's "none".
      return { partition, low, end: high, committed: offset === '-1' ? null : offset.startsWith('-') ? low : offset };
    })
    .sort((one, other) => one.partition - other.partition);
}

/** Records that can still be read and are not committed yet. */
export function lagOf({ partition, committed, low, end }: Position): PartitionLag {
  const from = committed === null || BigInt(committed) < BigInt(low) ? low : committed;
  return { partition, committed: committed ?? low, end, lag: Number(BigInt(end) - BigInt(from)) };
}

/**
 * Where a group that never committed anything begins when it is not to read what is there already: at the end, as it is
 * now. Empty for a group that is known: partitions added since, or never read, begin at their first record.
 */
export function startsOf(positions: readonly Position[], fromBeginning: boolean): Map<number, string> {
  const isNew = positions.every(({ committed }) => committed === null);
  if (fromBeginning || !isNew) return new Map();
  return new Map(positions.map(({ partition, end }) => [partition, end]));
}
