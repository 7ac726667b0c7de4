import type { Consumer } from 'kafkajs';
import type { Log } from '../source';
import type { StateKeeper } from '../source-state';
import type { KafkaSettings } from './kafka-settings';

export type Membership = {
  assigned: () => readonly number[];
  /** When it first joined, and when it last fetched, sent a heartbeat or joined; epoch milliseconds. */
  liveSince: () => number | null;
  movedAt: () => number;
  /** Where to begin in partitions of which the group has no offset. */
  beginAt: (starts: Map<number, string>) => void;
};

type Options = {
  consumer: Consumer;
  settings: Pick<KafkaSettings, 'topic' | 'groupId'>;
  state: StateKeeper;
  log: Log;
  about: Readonly<Record<string, string>>;
  clock: () => number;
  standingError: () => string | null;
  /** Told of the error that ended the consumer for good. */
  onCrash: (error: unknown) => void;
};

/** Follows a consumer by what kafkajs tells of it: joins, fetches, heartbeats and its crash. */
export function followMembership(options: Options): Membership {
  const { consumer, settings, state, log, about, clock, standingError, onCrash } = options;
  const { topic, groupId } = settings;
  const { events } = consumer;
  let assigned: readonly number[] = [];
  let liveSince: number | null = null;
  let movedAt = clock();
  let starts = new Map<number, string>();
  const move = () => {
    movedAt = clock();
  };

  consumer.on(events.FETCH, move);
  consumer.on(events.HEARTBEAT, move);
  consumer.on(events.CRASH, ({ payload }) => onCrash(payload.error));
  consumer.on(events.GROUP_JOIN, ({ payload }) => {
    move();
    liveSince ??= clock();
    assigned = [...(payload.memberAssignment[topic] ?? [])].sort((one, other) => one - other);
    for (const [partition, offset] of starts)
      if (assigned.includes(partition)) consumer.seek({ topic, partition, offset });
    const partitions = assigned.length === 0 ? 'none: other members have them all' : assigned.join(', ');
    state.describe({ groupId, memberId: payload.memberId, assignment: payload.groupProtocol, partitions });
    state.enter('live', standingError());
    log.info({ ...about, memberId: payload.memberId, partitions }, 'joined the group');
  });
  // A new group's start is committed before its first fetch, so that a restart does not skip what has come since.
  consumer.on(events.FETCH_START, () => {
    const due = [...starts].filter(([partition]) => assigned.includes(partition));
    if (due.length === 0) return;
    for (const [partition] of due) starts.delete(partition);
    consumer.commitOffsets(due.map(([partition, offset]) => ({ topic, partition, offset }))).catch(onCrash);
  });

  return {
    assigned: () => assigned,
    liveSince: () => liveSince,
    movedAt: () => movedAt,
    beginAt(given) {
      starts = given;
    },
  };
}
