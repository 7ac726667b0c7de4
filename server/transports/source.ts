import type { Logger } from 'pino';
import type { Credential, PartitionLag, SourcePhase, TestStep } from '../contract/connections';
import type { Message } from '../contract/message';

/** Where a transport tells what happened to its connection: never a payload, a position or a secret. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/**
 * Takes a batch of messages and resolves when their effect is committed. While it rejects, the transport holds the
 * acknowledgements and offers the same messages again.
 */
export type Commit = (messages: Message[]) => Promise<void>;

/** How a connection stands, in words for people. */
export type SourceState = {
  phase: SourcePhase;
  since: number;
  /** Since when it has not been live, through all tries; null while it is. */
  awaySince: number | null;
  /** Plain words; null when there was no error since it was last live. */
  error: string | null;
  lastMessageAt: number | null;
  lastAcknowledgedAt: number | null;
  /** When it is tried again, while it waits. */
  nextAttemptAt: number | null;
  /** How often it was live again after having been lost, in the last 24 hours. */
  reconnects: number;
  /** What it signs in with, as far as that expires. */
  credentials: readonly Credential[];
  /** Kafka's partitions that are assigned to this consumer; null for other transports. */
  partitions: readonly PartitionLag[] | null;
  /** Received and not yet committed, and when the oldest of them was received. */
  pending: number;
  oldestPendingAt: number | null;
  /** What else is worth showing of this transport, by name: the protocol version, the quality of service granted… */
  details: Readonly<Record<string, string | number | boolean | null>>;
};

/** Told of the steps of a connection test as they go: all of them, each time. */
export type OnTestSteps = (steps: readonly TestStep[]) => void;

/** One held subscription. */
export type Source = {
  start: () => void;
  /** Stops taking messages, waits for the commit under way, closes. */
  stop: () => Promise<void>;
  state: () => SourceState;
  /**
   * Tries the connection step by step, beside the live one and without disturbing it: steps that cannot be tried so are
   * skipped, and say why. Nothing is acknowledged or committed. Resolves when the last step is over.
   */
  test: (onSteps: OnTestSteps, signal: AbortSignal) => Promise<void>;
};

/** What every source is opened with. */
export type SourceOptions<Settings, Limits> = {
  settings: Settings;
  commit: Commit;
  log: Log;
  /** Told of each change of phase, error or details; for counters, ages and lags ask `state()`. */
  onState?: (state: SourceState) => void;
  clock?: () => number;
  random?: () => number;
  limits?: Partial<Limits>;
};
