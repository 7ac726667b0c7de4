import { between, chance } from '../random';
import { lastNotAbove } from './line';
import type { RoadNetwork } from './roads';
import { type Leg, turnBetween } from './tours';

/** How a leg is driven, second by second, as phases of constant acceleration. */
export type Drive = {
  durationMs: number;
  /** Start of each phase: milliseconds, metres, m/s, m/s². */
  startMs: Float64Array;
  startM: Float64Array;
  speed: Float64Array;
  acceleration: Float64Array;
};

/** What a kind of vehicle can and may do. */
export type Pace = { greatestKmh: number; accelerates: number; brakes: number };

/** A piece of road driven at one speed, in metres and m/s; `limit` is the speed allowed at its end, `waitMs` a red light. */
type Stretch = { lengthM: number; speed: number; limit: number; waitMs: number };

const townSpeedKmh = 50;
const motorwayKmh = 110;

/** Metres at an arc's start and end that lie in a built-up area. Motorways pass towns by, but for who stops there. */
function builtUp(network: RoadNetwork, leg: Leg, index: number): [number, number] {
  const arc = leg.arcs[index];
  if (arc === undefined) return [0, 0];
  const isFirst = index === 0;
  const isLast = index === leg.arcs.length - 1;
  const passes = arc.speedKmh >= motorwayKmh;
  const before = passes && !isFirst ? 0 : (network.radius[arc.from] ?? 0);
  const after = passes && !isLast ? 0 : (network.radius[arc.to] ?? 0);
  const most = arc.lengthM * 0.4;
  return [Math.min(before, most), Math.min(after, most)];
}

/** Slow into a turn; now and then a light is red. */
function junction(network: RoadNetwork, leg: Leg, index: number, seed: number): Pick<Stretch, 'limit' | 'waitMs'> {
  const [arc, next] = [leg.arcs[index], leg.arcs[index + 1]];
  if (arc === undefined || next === undefined) return { limit: 0, waitMs: 0 };
  const isTown = (network.radius[arc.to] ?? 0) > 0;
  if (isTown && Math.min(arc.speedKmh, next.speedKmh) >= motorwayKmh) return { limit: Infinity, waitMs: 0 };
  const hasLight = isTown || (arc.speedKmh >= 50 && (network.outgoing[arc.to]?.length ?? 0) > 2);
  if (hasLight && chance(seed, index, 1) < (isTown ? 0.45 : 0.09))
    return { limit: 0, waitMs: between(6_000, 50_000, seed, index, 2) };
  const turn = turnBetween(arc, next);
  return { limit: turn > 120 ? 2.5 : turn > 60 ? 5.5 : turn > 30 ? 9.5 : Infinity, waitMs: 0 };
}

/** Adds a stretch, or lengthens the last one where nothing changes between the two. */
function addStretch(stretches: Stretch[], lengthM: number, speed: number, limit: number, waitMs: number): void {
  if (lengthM <= 0) return;
  const last = stretches.at(-1);
  if (last === undefined || last.speed !== speed || last.limit !== Infinity) {
    stretches.push({ lengthM, speed, limit, waitMs });
    return;
  }
  last.lengthM += lengthM;
  last.limit = limit;
  last.waitMs = waitMs;
}

function stretchesOf(network: RoadNetwork, leg: Leg, pace: Pace, seed: number): Stretch[] {
  const stretches: Stretch[] = [];
  leg.arcs.forEach((arc, index) => {
    const traffic = between(0.84, 1.02, seed, index >> 3) / 3.6;
    const speed = Math.min(arc.speedKmh, pace.greatestKmh) * traffic;
    const townSpeed = Math.min(speed, townSpeedKmh * traffic);
    const [before, after] = builtUp(network, leg, index);
    const { limit, waitMs } = junction(network, leg, index, seed);
    addStretch(stretches, before, townSpeed, Infinity, 0);
    addStretch(stretches, arc.lengthM - before - after, speed, after > 0 ? Infinity : limit, after > 0 ? 0 : waitMs);
    addStretch(stretches, after, townSpeed, limit, waitMs);
  });
  return stretches;
}

/** Speeds at the ends of the stretches that can be reached and braked from; the first is the start. */
function reachableSpeeds(stretches: Stretch[], { accelerates, brakes }: Pace): number[] {
  const speeds = [0];
  stretches.forEach(({ limit, speed }, i) => {
    speeds.push(Math.min(limit, speed, stretches[i + 1]?.speed ?? 0));
  });
  for (let i = 0; i < stretches.length; i++)
    speeds[i + 1] = Math.min(
      speeds[i + 1] ?? 0,
      Math.sqrt((speeds[i] ?? 0) ** 2 + 2 * accelerates * lengthOf(stretches, i)),
    );
  for (let i = stretches.length - 1; i >= 0; i--)
    speeds[i] = Math.min(speeds[i] ?? 0, Math.sqrt((speeds[i + 1] ?? 0) ** 2 + 2 * brakes * lengthOf(stretches, i)));
  return speeds;
}

const lengthOf = (stretches: Stretch[], index: number): number => stretches[index]?.lengthM ?? 0;

/** Plans how a leg is driven: up to speed, along, down for turns, towns, lights and the stop at its end. */
export function driveLeg(network: RoadNetwork, leg: Leg, pace: Pace, seed: number): Drive {
  const stretches = stretchesOf(network, leg, pace, seed);
  const speeds = reachableSpeeds(stretches, pace);
  const phases: [number[], number[], number[], number[]] = [[], [], [], []];
  const [startMs, startM, speedAt, accelerationAt] = phases;
  let now = 0;
  let gone = 0;
  const add = (seconds: number, speed: number, acceleration: number) => {
    if (seconds <= 0) return;
    startMs.push(now);
    startM.push(gone);
    speedAt.push(speed);
    accelerationAt.push(acceleration);
    now += seconds * 1_000;
    gone += speed * seconds + (acceleration * seconds * seconds) / 2;
  };
  stretches.forEach(({ lengthM, speed, waitMs }, index) => {
    const [first = 0, last = 0] = [speeds[index], speeds[index + 1]];
    const { accelerates, brakes } = pace;
    const crest = Math.sqrt(
      (2 * accelerates * brakes * lengthM + brakes * first ** 2 + accelerates * last ** 2) / (accelerates + brakes),
    );
    const peak = Math.max(first, last, Math.min(speed, crest));
    const even = lengthM - (peak ** 2 - first ** 2) / (2 * accelerates) - (peak ** 2 - last ** 2) / (2 * brakes);
    add((peak - first) / accelerates, first, accelerates);
    add(even / peak, peak, 0);
    add((peak - last) / brakes, peak, -brakes);
    add(waitMs / 1_000, 0, 0);
  });
  return {
    durationMs: now,
    startMs: Float64Array.from(startMs),
    startM: Float64Array.from(startM),
    speed: Float64Array.from(speedAt),
    acceleration: Float64Array.from(accelerationAt),
  };
}

/** Metres driven and speed in m/s after so many milliseconds. */
export function driveAt(drive: Drive, afterMs: number): { meters: number; speed: number } {
  const phase = lastNotAbove(drive.startMs, afterMs);
  const seconds = (Math.min(afterMs, drive.durationMs) - (drive.startMs[phase] ?? 0)) / 1_000;
  const [meters = 0, speed = 0, acceleration = 0] = [
    drive.startM[phase],
    drive.speed[phase],
    drive.acceleration[phase],
  ];
  return {
    meters: meters + speed * seconds + (acceleration * seconds * seconds) / 2,
    speed: Math.max(0, speed + acceleration * seconds),
  };
}
