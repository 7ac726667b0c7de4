import { hours, minutes, seconds } from '../contract/duration';

/** The numbers of the rule; docs/trips.md says what each is for. */

/** A place this far from one told within `nearbyMs` is another place: more than receivers drift at rest. */
export const movedKm = 0.1;
/** Samples so close in time are weighed together. 100 m in two minutes are the 3 km/h that count as moving. */
export const nearbyMs = minutes(2);
/** Fixes so close to another one, before and after, say together where it was: receivers scatter. */
export const steadyMs = seconds(15);
/** Of a stretch that moved, what lies this close to its ends is standing. */
export const trimKm = 0.04;
/** Over a longer silence the vehicle must have come this far: the first fix after one is often a poor one. */
export const leaptKm = 0.3;

/** Standing so long ends a trip. */
export const stopMs = minutes(5);
/** With the ignition on it may stand so long: a level crossing, a queue. */
export const idleMs = minutes(15);
/** Two silences in a row are one trip only where they are shorter than this: a source that tells one message a trip. */
export const longLeapMs = minutes(15);
/** Told moving, and moving again when next told after at most this: moving all the time. */
export const speedReachMs = minutes(15);

/** Slower than this over a silence, and the vehicle stood for a part of it. */
export const leapKmh = 10;
/** How long the way over such a silence is taken to have lasted. */
export const guessedKmh = 30;
/** Nobody drives faster for long; a receiver may be off by `slackKm`, an odometer that only tells every so many by ten. */
export const impossibleKmh = 250;
export const fixSlackKm = 0.3;
export const odometerSlackKm = 10;
/** A speed up to this is doubted where the positions around it stay within `movedKm`. */
export const doubtfulKmh = 10;

/** How long a sample says anything of what came after it. Nothing that lies further apart is ever held together. */
export const memoryMs = hours(24);

/** A trip that goes on for so long before and after a midnight (UTC) is cut there. */
export const endlessMs = hours(12);

/** A trip is at least this long and comes this far from where it began. */
export const leastTripMs = minutes(1);
export const leastTripKm = 0.3;
/** With nothing but the ignition to tell of it. */
export const leastIgnitionMs = minutes(2);

/** A silence is a gap when it is three times as long as usual in the trip, at least and at most this. */
export const gapLeastMs = minutes(3);
export const gapMostMs = minutes(10);
/** How far from a trip the odometer and the place at its ends may have been told; and its energy, for charging begins soon. */
export const reachMs = minutes(15);
export const energyReachMs = minutes(5);
