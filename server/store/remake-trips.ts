import type pg from 'pg';
import { hours, minutes } from '../contract/duration';
import type { PreviousTrip } from '../contract/trips';
import { toldWithin } from '../trips/evidence';
import type { FoundTrip } from '../trips/find-trips';
import type { Interval } from '../trips/intervals';
import { memoryMs, reachMs } from '../trips/thresholds';
import { type Redone, redoTrips } from './redo-trips';
import { deleteTrips, insertTrips, type StoredTrip } from './stored-trips';
import { loadTripContext } from './trip-source';

/** Hours in a row are made together, up to so many: all that was told in them is in memory. */
const mostTogether = 24;
/** What comes so soon after its hour was only on its way. */
const lateAfterMs = minutes(2);
/** A message is committed this long after it was received, at most. */
const commitMs = minutes(5);

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

/** Whether readings of the times of two trips came late, since the first was written: then it is they that changed it. */
function isRevision(stored: StoredTrip, { facts }: FoundTrip, { evidence }: Redone): boolean {
  const from = Math.min(stored.facts.startedAt, facts.startedAt) - reachMs;
  const to = Math.max(stored.facts.endedAt, facts.endedAt) + reachMs;
  return Object.values(evidence).some((told) =>
    toldWithin<(typeof told)[number]>(told, from, to).some(({ at, receivedAt }) => {
      const isOver = receivedAt > (Math.floor(at / hours(1)) + 1) * hours(1) + lateAfterMs;
      return isOver && receivedAt > stored.madeAt - commitMs;
    }),
  );
}

const commonMs = (one: StoredTrip, { facts }: FoundTrip): number =>
  Math.min(one.facts.endedAt, facts.endedAt) - Math.max(one.facts.startedAt, facts.startedAt);

const summaryOf = ({ facts: { startedAt, endedAt, odometerKm, pathKm } }: StoredTrip): PreviousTrip => ({
  startedAt,
  endedAt,
  odometerKm,
  pathKm,
});

/** A trip found anew as it is stored: with what it said before, where late data changed it. */
function rowOf(trip: FoundTrip, redone: Redone, now: number): Omit<StoredTrip, 'madeAt'> {
  const [before] = redone.replaced
    .filter((stored) => commonMs(stored, trip) > 0)
    .sort((one, other) => commonMs(other, trip) - commonMs(one, trip));
  const { facts } = trip;
  if (before === undefined) return { facts, revisedAt: null, previous: null };
  if (isRevision(before, trip, redone)) return { facts, revisedAt: now, previous: summaryOf(before) };
  return { facts, revisedAt: before.revisedAt, previous: before.previous };
}

/** Whether a trip was made from readings of which some have been dropped since: it stays as it is. */
function isBeyond({ startedAt, gaps }: StoredTrip['facts'], keptFrom: number): boolean {
  const beginsInSilence = gaps[0]?.from === startedAt;
  return startedAt < keptFrom + (beginsInSilence ? memoryMs : reachMs);
}

/** Replaces stored trips by those found anew, but for those that are the same. */
async function replaceTrips(client: pg.ClientBase, vehicleId: number, redone: Redone, keptFrom: number): Promise<void> {
  const fixed = redone.replaced.filter(({ facts }) => isBeyond(facts, keptFrom));
  const found = redone.trips.filter((trip) => !fixed.some((stored) => commonMs(stored, trip) >= 0));
  const written = new Map(found.map((trip) => [JSON.stringify(trip.facts), trip]));
  const gone = redone.replaced.filter(
    (stored) => !fixed.includes(stored) && !written.delete(JSON.stringify(stored.facts)),
  );
  if (gone.length > 0) await deleteTrips(client, vehicleId, gone);
  if (written.size === 0) return;
  const now = Date.now();
  await insertTrips(
    client,
    vehicleId,
    [...written.values()].map((trip) => rowOf(trip, { ...redone, replaced: gone }, now)),
  );
}

/**
 * Makes the stored trips of a vehicle anew where these hours touch them, within the caller's transaction. Rows that would
 * stay as they are stay untouched. Of the hours after the last closed one nothing is stored.
 * @param starts epoch milliseconds of the beginnings of hours that are over, and whose readings changed or that have closed
 */
export async function remakeTrips(client: pg.ClientBase, vehicleId: number, starts: readonly number[]): Promise<void> {
  const stretches = stretchesOf(starts);
  const context = await loadTripContext(client, vehicleId);
  const end = Math.max(context.closedTo ?? 0, stretches.at(-1)?.to ?? 0);
  for (const stretch of stretches)
    await replaceTrips(client, vehicleId, await redoTrips(client, context, stretch, end), context.keptFrom);
}
