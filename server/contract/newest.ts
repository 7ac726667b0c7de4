import type { MessageReference } from './reading';

/** What decides which of two readings of a signal is the newer: event time, then the order of their messages. */
export type Dated = { at: number; message: MessageReference };

/**
 * Orders two message references by batch, then by place in the batch.
 * @returns negative when `a` came first, positive when `b` did, 0 for the same message
 */
export function compareMessages(a: MessageReference, b: MessageReference): number {
  if (a === b) return 0;
  const dotOfA = a.indexOf('.');
  const dotOfB = b.indexOf('.');
  const batches = Number(a.slice(0, dotOfA)) - Number(b.slice(0, dotOfB));
  return batches !== 0 ? batches : Number(a.slice(dotOfA + 1)) - Number(b.slice(dotOfB + 1));
}

/**
 * The rule of "latest", the same in the database, the server's picture and the browser's store: the greater
 * (event time, message) wins, whatever arrived last. The same reading again is not newer.
 */
export function isNewer(candidate: Dated, held: Dated): boolean {
  return candidate.at !== held.at ? candidate.at > held.at : compareMessages(candidate.message, held.message) > 0;
}
