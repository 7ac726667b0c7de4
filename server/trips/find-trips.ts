import { hours } from '../contract/duration';
import type { Position } from '../contract/reading';
import type { TripFacts } from '../contract/trips';
import { energyUsed } from './energy-used';
import { type Evidence, type Fix, type Told, toldWithin } from './evidence';
import { lengthOf } from './intervals';
import { joinSpans } from './join-spans';
import type { Around } from './joined-around';
import { lateReadingsOf } from './late-readings';
import { type Motion, motionSpans } from './motion-spans';
import { movingTimeOf } from './moving-time';
import { odometerDistance } from './odometer-distance';
import type { Span } from './span';
import { leastTripKm, leastTripMs } from './thresholds';
import { gapsOf } from './trip-gaps';
import { pathDistance, pathExtent, pathOf, pathTopSpeed } from './trip-path';

/** A trip, and between which samples it was found. */
export type FoundTrip = { facts: TripFacts; since: number; until: number };

const round = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
const roundedKm = (km: number | null): number | null => (km === null ? null : round(km, 3));
const pointOf = (fix: Fix | undefined): Position | null =>
  fix === undefined ? null : { latitude: fix.latitude, longitude: fix.longitude };

function upstreamsOf(evidence: Evidence, { since, until }: Around): string[] {
  const upstreams = new Set<string>();
  for (const list of Object.values(evidence))
    for (const { upstream } of toldWithin<Told>(list, since, until)) upstreams.add(upstream);
  return [...upstreams].sort();
}

/** Null where it comes to nothing: a parking space changed, a receiver that drifts. */
function describe(evidence: Evidence, { fixes, odometers }: Motion, trip: Around): TripFacts | null {
  const durationMs = trip.to - trip.from;
  const path = pathOf(fixes, trip);
  const hasPath = path.length > 1;
  const odometerKm = odometerDistance(odometers, trip);
  const pathKm = hasPath ? pathDistance(path) : null;
  const speeds = toldWithin(evidence.speeds, trip.from, trip.to);
  const isStanding = hasPath
    ? Math.max(pathExtent(path), odometerKm ?? 0) < leastTripKm
    : odometerKm !== null && odometerKm < leastTripKm && !speeds.some(({ isMoving }) => isMoving);
  if (durationMs < leastTripMs || isStanding) return null;
  const gaps = gapsOf(evidence, trip);
  const isComplete = gaps.length === 0;
  const told = speeds.flatMap(({ kmh }) => (kmh === null ? [] : [kmh]));
  const topSpeed = told.length > 0 ? told.reduce((top, kmh) => Math.max(top, kmh)) : pathTopSpeed(path);
  const km = isComplete ? (pathKm ?? odometerKm) : (odometerKm ?? pathKm);
  return {
    startedAt: trip.from,
    endedAt: trip.to,
    start: pointOf(path[0]?.fix),
    end: pointOf(path.at(-1)?.fix),
    odometerKm: roundedKm(odometerKm),
    pathKm: roundedKm(pathKm),
    durationMs,
    movingMs: movingTimeOf(
      evidence,
      trip,
      path.map(({ fix }) => fix),
    ),
    topSpeed: topSpeed === null ? null : round(topSpeed, 1),
    meanSpeed: km === null ? null : round((km * hours(1)) / durationMs, 1),
    energy: energyUsed(evidence, trip),
    completeness: round(Math.max(0, 1 - lengthOf(gaps) / durationMs), 4),
    isComplete,
    gaps,
    lateReadings: lateReadingsOf(evidence, trip),
    upstreams: upstreamsOf(evidence, trip),
  };
}

/** The trips, and the stretches in which the vehicle moved that they are made of. */
export type Search = { trips: FoundTrip[]; spans: Span[] };

/**
 * Finds the trips in what was told of a vehicle, in order; docs/trips.md says by which rule. Pure: the same evidence gives
 * the same trips, to the last bit.
 * @param evidence in order, see `sortEvidence`
 * @param isKnown spans that are left out where not all is at hand that they depend on
 */
export function findTrips(evidence: Evidence, isKnown: (span: Span) => boolean = () => true): Search {
  const motion = motionSpans(evidence);
  const joined = joinSpans(motion.spans.filter(isKnown), motion.ignition);
  const trips = joined.flatMap((trip, index) => {
    const after = joined[index - 1]?.to ?? Number.NEGATIVE_INFINITY;
    const before = joined[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const facts = describe(evidence, motion, { ...trip, after, before });
    return facts === null ? [] : [{ facts, since: trip.since, until: trip.until }];
  });
  return { trips, spans: joined.flatMap((trip) => trip.spans) };
}
