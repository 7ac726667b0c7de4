import { backoffDelay } from '../backoff';
import { expiriesOf } from '../expiries';
import type { Pending } from '../source-state';
import { pause } from '../waiting';
import { countPending } from './count-pending';
import { type ConsumerEnd, type Holding, holdConsumer } from './hold-consumer';
import { readSecrets } from './kafka-client';

export type Supervision = {
  pending: () => Pending;
  stop: () => Promise<void>;
};

type Options = Omit<Holding, 'onPending' | 'pending'> & { random: () => number };

/** Holds a consumer until it is stopped: a new one each time it ends, after a longer wait each time it fails. */
export function supervise(options: Options): Supervision {
  const { settings, limits, state, log, about, clock, random } = options;
  const stopping = new AbortController();
  const pending = countPending();
  let lastWarning: string | null = null;
  const holding: Holding = {
    ...options,
    pending: () => pending.read().pending,
    onPending: pending.add,
  };

  async function attempt(): Promise<ConsumerEnd> {
    try {
      const secrets = await readSecrets(settings, limits.answerWithinMs, stopping.signal);
      const { ca, credentials } = secrets;
      state.setCredentials(expiriesOf({ ...(ca !== null && { ca }), ...credentials }));
      state.describe({ signsInAs: credentials?.username ?? null });
      return await holdConsumer(holding, secrets, stopping.signal);
    } catch (error) {
      return { words: error instanceof Error ? error.message : String(error), isRefusal: false, liveMs: null };
    }
  }

  function warn(words: string): void {
    if (words !== lastWarning) log.warn(about, words);
    lastWarning = words;
  }

  async function holdConsumers(): Promise<void> {
    let failures = 0;
    state.enter('connecting', null);
    while (!stopping.signal.aborted) {
      const { words, isRefusal, liveMs } = await attempt();
      if (stopping.signal.aborted) return;
      if (liveMs !== null) lastWarning = null;
      warn(words);
      if (liveMs !== null && liveMs >= limits.healthyAfterMs) failures = 0;
      const delayMs = isRefusal ? limits.refusedMs : backoffDelay(limits.reconnect, failures++, random);
      state.enter(isRefusal ? 'blocked' : 'waiting', words, clock() + delayMs);
      await pause(delayMs, stopping.signal);
      if (!stopping.signal.aborted) state.enter('connecting', words);
    }
  }

  const finished = holdConsumers();
  return {
    pending: pending.read,
    async stop() {
      stopping.abort();
      await finished;
      state.enter('stopped', null);
    },
  };
}
