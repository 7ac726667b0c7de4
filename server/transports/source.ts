import type { Logger } from 'pino';
import type { SourcePhase } from '../contract/http';
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
  /** Plain words; null when there was no error since it was last live. */
  error: string | null;
  lastMessageAt: number | null;
  lastAcknowledgedAt: number | null;
  /** Received and not yet committed. */
  pending: number;
  /** What else is worth showing of this transport, by name: the protocol version, the quality of service granted… */
  details?: Readonly<Record<string, string | number | boolean | null>>;
};

/** One held subscription. */
export type Source = {
  start: () => void;
  /** Stops taking messages, waits for the commit under way, closes. */
  stop: () => Promise<void>;
  state: () => SourceState;
};
