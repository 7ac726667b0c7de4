import type { Admin } from 'kafkajs';
import type { KafkaLogEntry } from './kafka-client';
import type { KafkaSettings } from './kafka-settings';
import { type Position, readPositions } from './positions';

/** How kafkajs 2.2.4 says in its log, and nowhere else, that an offset is gone (`consumerGroup.js`). */
const outOfRange = 'Offset out of range, resetting to default offset';

export type LostRecords = {
  /** Told what the group's offsets are, before and while it reads. */
  note: (positions: readonly Position[]) => void;
  noteCommit: (partition: number, next: string) => void;
  /** Reads what kafkajs logs. */
  onLogged: (entry: KafkaLogEntry) => void;
};

/**
 * Notices when the next offset to read is no longer kept. kafkajs then goes on from the earliest record kept, because we
 * always subscribe from the beginning; what was between is told.
 * @param onLost told in words which offsets of which partition are lost
 */
export function watchLostRecords(
  settings: Pick<KafkaSettings, 'topic' | 'groupId'>,
  admin: () => Admin,
  onLost: (words: string) => void,
): LostRecords {
  const next = new Map<number, string>();

  async function report(partition: number, from: string | undefined): Promise<void> {
    const positions = await readPositions(admin(), settings);
    const low = positions.find((position) => position.partition === partition)?.low ?? '0';
    const where = `partition ${partition} of ${settings.topic}`;
    if (from === undefined) onLost(`${where}: records before offset ${low} are lost: the broker no longer keeps them`);
    else if (BigInt(from) < BigInt(low))
      onLost(
        `${where}: offsets ${from} to ${BigInt(low) - 1n} are lost: the broker no longer keeps these ${BigInt(low) - BigInt(from)} records`,
      );
    else onLost(`${where}: offset ${from} was not there any more, so reading began again at ${low}, the earliest kept`);
  }

  return {
    note(positions) {
      for (const { partition, committed } of positions) if (committed !== null) next.set(partition, committed);
    },
    noteCommit: (partition, offset) => {
      next.set(partition, offset);
    },
    onLogged({ message, topic, partition }) {
      if (message !== outOfRange || topic !== settings.topic || typeof partition !== 'number') return;
      const from = next.get(partition);
      report(partition, from).catch(() =>
        onLost(`partition ${partition} of ${settings.topic}: records from offset ${from ?? 'unknown'} on are lost`),
      );
    },
  };
}
