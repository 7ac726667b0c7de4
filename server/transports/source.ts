import type { SourcePhase } from '../contract/http';
import type { Message } from '../contract/message';

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
  /** Received and not yet acknowledged. */
  pending: number;
};

/** One held subscription. */
export type Source = {
  start: () => void;
  /** Stops taking messages, waits for the commit under way, closes. */
  stop: () => Promise<void>;
  state: () => SourceState;
};
