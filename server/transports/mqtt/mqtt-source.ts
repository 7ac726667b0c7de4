import type { Source, SourceOptions, SourceState } from '../source';
import { keepState, nothingPending } from '../source-state';
import { createClientIdLoans } from './client-id-loan';
import { createCommitQueue } from './commit-queue';
import { type MqttLimits, type MqttSettings, mqttLimits } from './mqtt-settings';
import { holdsAcknowledgements } from './self-check';
import { type Supervision, supervise } from './supervise';
import { testMqttConnection } from './test-connection';

type Options = SourceOptions<MqttSettings, MqttLimits> & {
  /** Whether group acknowledgement can be trusted on the MQTT.js installed. */
  checkHook?: (protocolVersion: 4 | 5) => Promise<boolean>;
};

const notStored = 'messages cannot be stored at the moment: they are kept, unacknowledged, and tried again';

/**
 * Holds one subscription: connects, and connects again for as long as it is started; commits messages in batches and
 * acknowledges them afterwards, in order of arrival, on the connection that brought them (MQTT 5 §4.4, §4.6).
 */
export function openMqttSource(options: Options): Source {
  const { settings, commit, log, clock = Date.now, random = Math.random, checkHook = holdsAcknowledgements } = options;
  const limits = { ...mqttLimits, ...options.limits };
  const state = keepState(clock, () => {
    options.onState?.(read());
    loans.onPhase();
  });
  const loans = createClientIdLoans(() => read().phase);
  const about = { broker: new URL(settings.url).host, clientId: settings.clientId };
  let run: Supervision | null = null;
  let isStoring = true;

  function read(): SourceState {
    return state.read(run?.queue.pending() ?? nothingPending);
  }

  function onFailing(cause: unknown): void {
    isStoring = false;
    state.setError(notStored);
    // The message alone: what a database adds to it may quote what was to be stored.
    log.error({ ...about, cause: cause instanceof Error ? cause.message : String(cause) }, notStored);
  }

  function onRecovered(): void {
    isStoring = true;
    state.setError(null);
    log.info(about, 'messages are stored again');
  }

  return {
    start() {
      if (run !== null) return;
      isStoring = true;
      const queue = createCommitQueue({ commit, limits, random, onFailing, onRecovered });
      const standingError = () => (isStoring ? null : notStored);
      const ownClientId = loans.isBack;
      const keeping = { state, log, about, clock, random };
      run = supervise({ settings, limits, queue, ...keeping, checkHook, ownClientId, standingError });
    },
    async stop() {
      const stopped = run;
      if (stopped === null) return;
      await stopped.stop();
      if (run === stopped) run = null;
    },
    state: read,
    test: (onSteps, signal) => testMqttConnection({ settings, borrow: loans.borrow, checkHook }, onSteps, signal),
  };
}
