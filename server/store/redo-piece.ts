import type pg from 'pg';
import { days, hours } from '../contract/duration';
import type { Interval } from '../trips/intervals';
import { CannotAnswer } from './cannot-answer';
import { type Counted, type Redone, redoTrips } from './redo-trips';
import type { TripContext } from './trip-source';

/** So much is found anew at once: between two pieces messages come in. */
export const pieceMs = days(1);
/** Where that is too much to read. Of less as much would be read around it. */
const leastMs = hours(1);

/** What was found anew of what changed from `from` on, and how long the next piece had best be. */
export type Piece = { from: number; redone: Redone; nextMs: number };

/**
 * Finds the trips of the end of a stretch anew, of as long a piece as can be read at once. Whoever goes on from where what
 * changed begins finds the same in pieces of any length; what is known already reaches further back, to `redone.from`.
 * @throws CannotAnswer where even an hour is too much
 */
export async function redoPiece(
  client: pg.ClientBase,
  context: TripContext,
  { from, to }: Interval,
  counted: Counted,
  mostMs = pieceMs,
): Promise<Piece> {
  const changed = { from: Math.max(from, to - mostMs), to };
  try {
    return { from: changed.from, redone: await redoTrips(client, context, changed, counted), nextMs: mostMs };
  } catch (error) {
    if (!(error instanceof CannotAnswer) || to - changed.from <= leastMs) throw error;
    return redoPiece(client, context, { from, to }, counted, leastMs);
  }
}
