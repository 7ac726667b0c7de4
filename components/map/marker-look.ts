import type { FleetVehicle } from '../../server/contract/fleet';
import { type Motion, motionOf, movingBudgetMs, movingFromKmh, parkedBudgetMs } from '../../server/contract/motion';

/** Arrows are drawn in this many directions. */
export const headings = 64;

const stillShapes = ['moving-anywhere', 'idling', 'charging', 'parked', 'unknown', 'stale', 'unseen'] as const;
export type StillShape = (typeof stillShapes)[number];

/** How many different shapes there are: an arrow for each direction, then those without one. */
const shapes = headings + stillShapes.length;
/** Every look is a number below this. */
export const looks = shapes * 4;

/** A marker as it is to be drawn: what `lookCode` packs. */
export type MarkerLook = {
  motion: Motion;
  shape: 'moving' | StillShape;
  /** Direction of an arrow in 1/64 turns clockwise from north, else 0. */
  direction: number;
  needsAttention: boolean;
  isHatched: boolean;
  /** Outdated at a moment of the past: what is below shows through. */
  isGhost?: boolean;
};

/** The nearest direction an arrow can have. @param heading degrees clockwise from north, any turn */
export function directionOf(heading: number): number {
  const turns = Math.round((heading / 360) * headings);
  return ((turns % headings) + headings) % headings;
}

/** Packs a look into a number below `looks`, the index of its sprite. */
export function lookCode({
  shape,
  direction,
  needsAttention,
  isHatched,
}: Omit<MarkerLook, 'motion' | 'isGhost'>): number {
  const base = shape === 'moving' ? direction : headings + stillShapes.indexOf(shape);
  return base + shapes * ((needsAttention ? 1 : 0) + (isHatched ? 2 : 0));
}

/** Unpacks what `lookCode` packed. */
export function lookOf(code: number): MarkerLook {
  const base = code % shapes;
  const flags = Math.floor(code / shapes);
  const shape = base < headings ? 'moving' : (stillShapes[base - headings] ?? 'unseen');
  return {
    motion: shape === 'moving-anywhere' ? 'moving' : shape,
    shape,
    direction: base < headings ? base : 0,
    needsAttention: flags % 2 === 1,
    isHatched: flags > 1,
  };
}

/** Where a marker lies in the pile: what is over and done with below, what moves above, what needs attention on top. */
export function lookRank(code: number): 0 | 1 | 2 {
  if (Math.floor(code / shapes) % 2 === 1) return 2;
  const base = code % shapes;
  return base <= headings ? 1 : 0;
}

/** How old the position of a vehicle in this motion may be before the marker says that it may be elsewhere by now. */
const positionBudgetMs = (motion: Motion): number =>
  motion === 'moving' || motion === 'idling' ? movingBudgetMs : parkedBudgetMs;

/**
 * Whether a vehicle may be elsewhere by now: it is outdated as a whole (motion `stale`), or its position alone is, however
 * fresh its other signals are.
 */
const isOutdated = ({ positionAt }: FleetVehicle, motion: Motion, now: number): boolean =>
  motion === 'stale' || (positionAt !== null && now - positionAt > positionBudgetMs(motion));

/** How old the place is of a vehicle that may be elsewhere by now, milliseconds; null of any other, and of one without a place. */
export function outdatedPlaceAge(vehicle: FleetVehicle, now: number): number | null {
  const { positionAt } = vehicle;
  return positionAt !== null && isOutdated(vehicle, motionOf(vehicle, now), now) ? now - positionAt : null;
}

/** The look of a vehicle by the server's clock. Hatched is what may be elsewhere by now. */
export function vehicleLook(vehicle: FleetVehicle, now: number): number {
  const motion = motionOf(vehicle, now);
  const isArrow = motion === 'moving' && vehicle.heading !== null;
  return lookCode({
    shape: motion === 'moving' && !isArrow ? 'moving-anywhere' : motion,
    direction: isArrow ? directionOf(vehicle.heading ?? 0) : 0,
    needsAttention: vehicle.hasLowTire === true || (vehicle.troubleCodes ?? 0) > 0,
    isHatched: isOutdated(vehicle, motion, now),
  });
}

/** The next time after `now` at which a vehicle's look changes by age alone, epoch milliseconds; Infinity when never. */
export function nextLookAt(vehicle: FleetVehicle, now: number): number {
  const wasMoving = (vehicle.speed ?? 0) > movingFromKmh;
  const budgetMs = wasMoving || vehicle.isOn === true ? movingBudgetMs : parkedBudgetMs;
  let next = Number.POSITIVE_INFINITY;
  for (const at of [vehicle.lastAt, vehicle.positionAt, wasMoving ? vehicle.speedAt : null])
    if (at !== null && at + budgetMs >= now) next = Math.min(next, at + budgetMs);
  return next;
}
