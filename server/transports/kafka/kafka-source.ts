import type { Source, SourceOptions, SourceState } from '../source';
import { keepState, nothingPending } from '../source-state';
import { type KafkaLimits, type KafkaSettings, kafkaLimits } from './kafka-settings';
import { createStoring } from './storing';
import { watchStuckPartitions } from './stuck-partitions';
import { type Supervision, supervise } from './supervise';
import { testKafkaConnection } from './test-connection';

type Options = SourceOptions<KafkaSettings, KafkaLimits>;

const notStored = 'messages cannot be stored at the moment: their offsets are not committed, and they are tried again';

/**
 * Holds one consumer of a topic: joins the group, and joins again for as long as it is started; commits messages chunk by
 * chunk, and a chunk's offset only when its messages are committed. While the database is away the chunk is held and the
 * group is kept.
 */
export function openKafkaSource(options: Options): Source {
  const { settings, commit, log, clock = Date.now, random = Math.random } = options;
  const limits = { ...kafkaLimits, ...options.limits };
  const state = keepState(clock, () => options.onState?.(read()));
  const about = { broker: settings.brokers.join(', '), groupId: settings.groupId, topic: settings.topic };
  let run: Supervision | null = null;
  state.setPartitions([]);

  function read(): SourceState {
    return state.read(run?.pending() ?? nothingPending);
  }

  function onFailing(cause: unknown): void {
    state.setError(notStored);
    // The message alone: what a database adds to it may quote what was to be stored.
    log.error({ ...about, cause: cause instanceof Error ? cause.message : String(cause) }, notStored);
  }

  function onRecovered(): void {
    state.setError(null);
    log.info(about, 'messages are stored again');
  }

  return {
    start() {
      if (run !== null) return;
      const storing = createStoring({ commit, limits, random, onFailing, onRecovered });
      const standingError = () => (storing.isFailing() ? notStored : null);
      const isStuck = watchStuckPartitions(limits.stalledAfterMs, clock);
      run = supervise({ settings, limits, storing, state, log, about, clock, random, isStuck, standingError });
    },
    async stop() {
      const stopped = run;
      if (stopped === null) return;
      await stopped.stop();
      if (run === stopped) run = null;
    },
    state: read,
    test: (onSteps, signal) => testKafkaConnection(settings, limits, onSteps, signal),
  };
}
