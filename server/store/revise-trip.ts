import { hours, minutes } from '../contract/duration';
import type { PreviousTrip } from '../contract/trips';
import { type Evidence, type Told, toldWithin } from '../trips/evidence';
import type { FoundTrip } from '../trips/find-trips';
import type { Interval } from '../trips/intervals';
import { reachMs } from '../trips/thresholds';
import type { Redone } from './redo-trips';
import { commonMs, type StoredTrip } from './stored-trips';

/** What comes so soon after its hour was only on its way. */
const lateAfterMs = minutes(2);
/** What comes without a longer pause came together. */
export const pauseMs = minutes(1);

/** A trip as it is told: with what it said before, where late data changed it. */
export type TripNow = Omit<StoredTrip, 'madeAt'>;

const isLate = ({ at, receivedAt }: Told): boolean =>
  receivedAt > (Math.floor(at / hours(1)) + 1) * hours(1) + lateAfterMs;

/** When what came late for a time began to come, after a pause, and when it last came; null where nothing was late. */
function lastArrival(evidence: Evidence, { from, to }: Interval): Interval | null {
  const receipts: number[] = [];
  for (const list of Object.values(evidence))
    for (const told of toldWithin<Told>(list, from, to)) if (isLate(told)) receipts.push(told.receivedAt);
  receipts.sort((one, other) => other - one);
  const [last] = receipts;
  if (last === undefined) return null;
  const first = receipts.find((receivedAt, index) => receivedAt - (receipts[index + 1] ?? 0) > pauseMs);
  return { from: first ?? last, to: last };
}

const summaryOf = ({ facts: { startedAt, endedAt, odometerKm, pathKm } }: StoredTrip): PreviousTrip => ({
  startedAt,
  endedAt,
  odometerKm,
  pathKm,
});

/**
 * What a trip found anew says of what it was. It was revised where readings came late, for its time or that of the stored
 * trip it stands for, after that had been made. What was made while they were still coming nobody had been told: then it
 * says what was said before they came.
 */
export function reviseTrip(trip: FoundTrip, { replaced, evidence }: Redone): TripNow {
  const [before] = replaced
    .filter((stored) => commonMs(stored, trip) > 0)
    .sort((one, other) => commonMs(other, trip) - commonMs(one, trip));
  const { facts } = trip;
  if (before === undefined) return { facts, revisedAt: null, previous: null };
  const { revisedAt, previous } = before;
  if (JSON.stringify(before.facts) === JSON.stringify(facts)) return { facts, revisedAt, previous };
  const arrival = lastArrival(evidence, {
    from: Math.min(before.facts.startedAt, facts.startedAt) - reachMs,
    to: Math.max(before.facts.endedAt, facts.endedAt) + reachMs,
  });
  if (arrival === null) return { facts, revisedAt, previous };
  if (before.madeAt <= arrival.from) return { facts, revisedAt: arrival.to, previous: summaryOf(before) };
  return { facts, revisedAt: revisedAt === null ? null : Math.max(revisedAt, arrival.to), previous };
}
