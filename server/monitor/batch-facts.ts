import type { Message } from '../contract/message';

/** What the monitor is told of each committed batch. It counts; it keeps nothing of it. */
export type BatchFacts = {
  /** The upstream's id. */
  upstream: string;
  messages: readonly Message[];
  /** By message; see server/store/verdict-code.ts. */
  verdicts: Uint8Array;
  /** Of every reading that has a time of its own. */
  readings: readonly { at: number; receivedAt: number; isUntimed: boolean }[];
  /** Epoch milliseconds. */
  committedAt: number;
};
export type Observe = (facts: BatchFacts) => void;
