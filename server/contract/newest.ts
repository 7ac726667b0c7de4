import type { MessageReference } from './reading';

/** What decides which of two readings of a signal is the newer. */
export type Dated = { at: number; message: MessageReference };

/**
 * Whether what the server tells replaces what is held of the same signal: the later event does, whatever arrived last. Of
 * two events of one time the database has judged already, by the content of their messages, and tells only the winner, so
 * there what is told later stands. The same reading again is not newer.
 */
export function isNewer(told: Dated, held: Dated): boolean {
  return told.at !== held.at ? told.at > held.at : told.message !== held.message;
}
