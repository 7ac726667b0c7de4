import { backoffDelay } from '../backoff';
import type { Log } from '../source';
import { pause } from '../waiting';
import { askCredentials } from './ask-credentials';
import { type ConnectionEnd, endWithout } from './connection-end';
import type { Handed } from './publish-answer';
import { openPublisherConnection, type Publication, type PublisherConnection } from './publisher-connection';
import { type PublisherLimits, publisherLimits } from './publisher-limits';
import type { PublisherSettings } from './publisher-settings';

/** How a publisher stands, in words for people. */
export type PublisherState = {
  isConnected: boolean;
  /** Why it is not; null before the first attempt has ended, and while it is. */
  error: string | null;
  /** Greatest packet that the broker takes; null where it is away, or says nothing of it. */
  maxPacketBytes: number | null;
};

/**
 * Holds a connection to publish on, beside whatever subscribes. Nothing is kept for later: what cannot be handed over now
 * is not taken.
 */
export type MqttPublisher = {
  start: () => void;
  stop: () => Promise<void>;
  state: () => PublisherState;
  /** How many may be published now. */
  room: () => number;
  /** Hands one to the broker, or is null where it was not: then it was not sent, and will not be. */
  publish: (publication: Publication) => Handed | null;
};

type Options = {
  settings: PublisherSettings;
  log: Log;
  /** There is room for more, or no connection any more. */
  onChange: () => void;
  clock?: () => number;
  random?: () => number;
  limits?: Partial<PublisherLimits>;
};

/** Connects until it is stopped: a new client each time, waiting longer after each failure. */
export function createMqttPublisher(options: Options): MqttPublisher {
  const { settings, log, onChange, clock = Date.now, random = Math.random } = options;
  const limits = { ...publisherLimits, ...options.limits };
  const about = { client: settings.clientId };
  let stopping = new AbortController();
  let finished: Promise<void> | undefined;
  let connection: PublisherConnection | null = null;
  let isConnected = false;
  let error: string | null = null;

  /** One attempt: what it signs in with is read anew, for it may have been renewed since. */
  async function attempt(): Promise<ConnectionEnd> {
    try {
      const credentials = await askCredentials(settings, limits.answerWithinMs, stopping.signal);
      if (stopping.signal.aborted) return endWithout('stopped');
      const onReady = () => {
        isConnected = true;
        error = null;
        log.info(about, 'ready to publish');
        onChange();
      };
      connection = openPublisherConnection({ settings, credentials, limits, clock, onReady, onRoom: onChange });
    } catch (failure) {
      return endWithout(failure instanceof Error ? failure.message : String(failure));
    }
    const end = await connection.ended;
    connection = null;
    isConnected = false;
    return end;
  }

  async function holdConnections(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const end = await attempt();
      if (stopping.signal.aborted) return;
      if (end.words !== error) log.warn(about, end.words);
      error = end.words;
      onChange();
      if (end.acceptedMs !== null && end.acceptedMs >= limits.healthyAfterMs) failures = 0;
      await pause(backoffDelay(limits.reconnect, failures++, random), stopping.signal);
    }
  }

  return {
    start() {
      stopping = new AbortController();
      finished = holdConnections();
    },
    async stop() {
      stopping.abort();
      await connection?.leave();
      await finished;
    },
    state: () => ({ isConnected, error, maxPacketBytes: connection?.maxPacketBytes() ?? null }),
    room: () => connection?.room() ?? 0,
    publish: (publication) => connection?.publish(publication) ?? null,
  };
}
