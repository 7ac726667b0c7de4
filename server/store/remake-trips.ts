import type pg from 'pg';
import { hours } from '../contract/duration';
import type { Interval } from '../trips/intervals';
import { redoPiece } from './redo-piece';
import type { Redone } from './redo-trips';
import { reviseTrip } from './revise-trip';
import { deleteTrips, insertTrips } from './stored-trips';
import { loadTripContext } from './trip-source';

/** Hours in a row are made together, up to so many: all that was told in them is in memory. */
const mostTogether = 24;

/** Hours in a row as one stretch of time. */
function stretchesOf(starts: readonly number[]): Interval[] {
  const stretches: Interval[] = [];
  for (const start of [...new Set(starts)].sort((one, other) => one - other)) {
    const last = stretches.at(-1);
    if (last?.to === start && start - last.from < hours(mostTogether)) last.to = start + hours(1);
    else stretches.push({ from: start, to: start + hours(1) });
  }
  return stretches;
}

/** Replaces stored trips by those found anew, but for those that are the same. */
async function replaceTrips(client: pg.ClientBase, vehicleId: number, redone: Redone): Promise<void> {
  const written = new Map(redone.trips.map((trip) => [JSON.stringify(trip.facts), trip]));
  const gone = redone.replaced.filter((stored) => !written.delete(JSON.stringify(stored.facts)));
  if (gone.length > 0) await deleteTrips(client, vehicleId, gone);
  if (written.size === 0) return;
  await insertTrips(
    client,
    vehicleId,
    [...written.values()].map((trip) => reviseTrip(trip, { ...redone, replaced: gone })),
  );
}

/**
 * Makes the stored trips of a vehicle anew where these hours touch them, within the caller's transaction. Rows that would
 * stay as they are stay untouched. Of the hours after the last closed one nothing is stored.
 * @param starts epoch milliseconds of the beginnings of hours that are over, and whose readings changed or that have closed
 * @param rowLimit readings at once, at most
 * @throws CannotAnswer where trips of an hour would take more than these
 */
export async function remakeTrips(
  client: pg.ClientBase,
  vehicleId: number,
  starts: readonly number[],
  rowLimit?: number,
): Promise<void> {
  const stretches = stretchesOf(starts);
  const context = await loadTripContext(client, vehicleId, rowLimit);
  const end = Math.max(context.closedTo ?? 0, stretches.at(-1)?.to ?? 0);
  for (const { from, to } of stretches)
    for (let rest = to, mostMs = to - from; rest > from; ) {
      const piece = await redoPiece(client, context, { from, to: rest }, { end, receivedBy: null }, mostMs);
      await replaceTrips(client, vehicleId, piece.redone);
      rest = piece.from;
      mostMs = piece.nextMs;
    }
}
