import type pg from 'pg';
import { hours, minutes } from '../contract/duration';
import type { Evidence } from '../trips/evidence';
import { type FoundTrip, findTrips, type Search } from '../trips/find-trips';
import { influenceOf } from '../trips/influence';
import type { Interval } from '../trips/intervals';
import { memoryMs, reachMs } from '../trips/thresholds';
import { commonMs, loadTripsWithin, type StoredTrip } from './stored-trips';
import { loadTripEvidence, type TripSource } from './trip-evidence';
import type { TripContext } from './trip-source';

/** What a trip says depends on what was told this long before and after it, and a little more for windows of two minutes. */
const marginMs = reachMs + minutes(5);
const askedMs = hours(3);
/** Each doubles what is read: enough for the longest trip there is. */
const attempts = 16;

/**
 * Which stored trips give way to which, and by what these were found. As far back as `from` they are all that there are, to the
 * end of what changed.
 */
export type Redone = { from: number; replaced: StoredTrip[]; trips: FoundTrip[]; evidence: Evidence };
/** Which readings count: all measured before `end` and received by `receivedBy`; and how many more may be read. */
export type Counted = Pick<TripSource, 'end' | 'receivedBy' | 'budget'>;

const widened = ({ from, to }: Interval, byMs: number): Interval => ({ from: from - byMs, to: to + byMs });
const around = (one: Interval, others: readonly Interval[]): Interval => ({
  from: Math.min(one.from, ...others.map(({ from }) => from)),
  to: Math.max(one.to, ...others.map(({ to }) => to)),
});
const overlaps = (one: Interval, other: Interval): boolean => one.from < other.to && one.to > other.from;
const isWithin = (one: Interval, other: Interval): boolean => one.from >= other.from && one.to <= other.to;
const timeOf = ({ facts }: Pick<StoredTrip, 'facts'>): Interval => ({ from: facts.startedAt, to: facts.endedAt });

/**
 * All that must be read whole, so that what is found in a zone is what reading everything would find there. A way over a silence may
 * lie anywhere between its samples until all that was told in the silence is read.
 */
function neededFor(zone: Interval, { trips, spans }: Search): Interval {
  const found = trips
    .filter((trip) => overlaps(timeOf(trip), zone))
    .map(({ since, until }) => widened({ from: since, to: until }, marginMs));
  const told = spans.map(({ since, until }) => ({ from: since, to: until }));
  const near = told.filter((span) => [zone, ...found].some((whole) => overlaps(span, whole)));
  return around(zone, [...found, ...near]);
}

/** Whether a trip was made from readings of which some have been dropped since: it stays as it is. */
function isBeyond({ startedAt, gaps }: StoredTrip['facts'], keptFrom: number): boolean {
  const beginsInSilence = gaps[0]?.from === startedAt;
  return startedAt < keptFrom + (beginsInSilence ? memoryMs : reachMs);
}

/** Leaves out stored trips that nobody can find again, and what is found of the same time. */
function sparing(redone: Redone, keptFrom: number): Redone {
  const { replaced, trips } = redone;
  const spared = replaced.filter(({ facts }) => isBeyond(facts, keptFrom));
  if (spared.length === 0) return redone;
  return {
    ...redone,
    replaced: replaced.filter((stored) => !spared.includes(stored)),
    trips: trips.filter((trip) => !spared.some((stored) => commonMs(stored, trip) > 0)),
  };
}

/**
 * Finds the trips of a vehicle anew where a change touches them, as reading everything that was ever told of it would find
 * them. Nothing is written.
 * @param changed what was told at or after `from` and before `to` may be other than when the stored trips were made
 * @throws CannotAnswer where that would take more readings than may be read
 */
export async function redoTrips(
  client: pg.ClientBase,
  context: TripContext,
  changed: Interval,
  counted: Counted,
): Promise<Redone> {
  const { vehicleId, keptFrom } = context;
  const source = { ...context, ...counted };
  // So far around, that it need not be asked again but for long trips.
  let asked = widened(changed, askedMs);
  let stored = await loadTripsWithin(client, vehicleId, asked);
  const near = stored.filter((trip) => overlaps(timeOf(trip), widened(changed, marginMs)));
  let read = widened(around(changed, near.map(timeOf)), 2 * marginMs);
  let evidence = await loadTripEvidence(client, source, read);
  // Trips that lie as far from a change as their ends are looked for may tell other facts.
  const touched = widened(influenceOf(evidence, changed), marginMs);
  let zone = touched;
  for (let attempt = 0; ; attempt += 1) {
    const whole = read;
    const search = findTrips(evidence, ({ since, until }) => until >= whole.from && since < whole.to);
    const trips = search.trips.filter((trip) => overlaps(timeOf(trip), zone));
    if (!isWithin(zone, asked)) {
      asked = zone;
      stored = await loadTripsWithin(client, vehicleId, asked);
    }
    const replaced = stored.filter((trip) => overlaps(timeOf(trip), zone));
    const grown = around(zone, [...trips, ...replaced].map(timeOf));
    const needed = neededFor(grown, search);
    if (isWithin(grown, zone) && isWithin(needed, read))
      return sparing({ from: zone.from, replaced, trips, evidence }, keptFrom);
    if (attempt === attempts)
      throw new Error(`trips of vehicle ${vehicleId}: expected them to end, got ${grown.from} to ${grown.to}`);
    // Of what was cut off it was not known how far it goes: that begins anew.
    zone = isWithin(needed, read) ? grown : touched;
    if (isWithin(needed, read)) continue;
    // What was cut off may go on for long.
    const stepMs = Math.min(memoryMs, marginMs * 2 ** attempt);
    read = around(read, [
      {
        from: needed.from < read.from ? needed.from - stepMs : read.from,
        to: needed.to > read.to ? needed.to + stepMs : read.to,
      },
    ]);
    evidence = await loadTripEvidence(client, source, read);
  }
}
