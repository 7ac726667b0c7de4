import { hours, minutes } from './duration';

/** What a vehicle is doing, as far as its newest readings tell. */
export const motions = ['moving', 'idling', 'charging', 'parked', 'unknown', 'stale', 'unseen'] as const;
export type Motion = (typeof motions)[number];

/** A vehicle that claims to move, or does not say that it stands, is outdated after this long without an event. */
export const movingBudgetMs = minutes(10);
/** A parked vehicle is outdated after this long without an event. */
export const parkedBudgetMs = hours(24);
/** Slower than this is standing: receivers drift, and a queue creeps. */
export const movingFromKmh = 3;

export type MotionEvidence = {
  /** Newest event time over all signals; null when nothing was ever received. */
  lastAt: number | null;
  /** km/h */
  speed: number | null;
  /** Event time of the speed. */
  speedAt: number | null;
  /** Ignition or engine on. */
  isOn: boolean | null;
  isCharging: boolean | null;
  /** Event time of the position: who sends one without a speed is taken to stand. */
  positionAt: number | null;
};

/** Whether a vehicle has told anything of its motion. Of one that tells only its tracker's battery, nobody knows. */
const isTold = ({ speed, isOn, isCharging, positionAt }: MotionEvidence): boolean =>
  speed !== null || isOn !== null || isCharging === true || positionAt !== null;

/**
 * The motion rule: never seen → `unseen`; last heard of beyond its budget → `stale`; faster than 3 km/h → `moving`, but
 * `stale` when that speed itself is beyond the moving budget and no ignition told of a stop since; charging →
 * `charging`; ignition or engine on → `idling`; else `parked`, or `unknown` where it told no speed, ignition, charging
 * or position at all.
 */
export function motionOf(evidence: MotionEvidence, now: number): Motion {
  const { lastAt, speed, speedAt, isOn } = evidence;
  if (lastAt === null) return 'unseen';
  const isSpeedOld = now - (speedAt ?? 0) > movingBudgetMs;
  const wasMoving = speed !== null && speed > movingFromKmh;
  const isMoving = wasMoving && !isSpeedOld;
  const isActive = isMoving || isOn === true || !isTold(evidence);
  if (now - lastAt > (isActive ? movingBudgetMs : parkedBudgetMs)) return 'stale';
  if (isMoving) return 'moving';
  if (wasMoving && isOn !== false) return 'stale';
  if (evidence.isCharging === true) return 'charging';
  if (isOn === true) return 'idling';
  return isTold(evidence) ? 'parked' : 'unknown';
}
