import { between, chance, hash, pick } from '../random';
import { lastNotAbove, type Place, placeAlong } from './line';
import type { Arc, RoadNetwork } from './roads';
import { findWaysHome, secondsOf, type WaysHome } from './ways-home';

/** From one stop to the next. */
export type Leg = {
  arcs: Arc[];
  /** Metres from the start of the leg to the start of each arc. */
  starts: Float64Array;
  lengthM: number;
};

/** A day's work: out from home, from stop to stop, and home again. */
export type Tour = { legs: Leg[]; lengthM: number };

/** How far a tour goes. */
export type Reach = {
  /** Metres between stops, least and greatest. */
  legM: readonly [number, number];
  /** Seconds from home at most. */
  awayS: number;
  /** Seconds a stop takes on average. */
  stopS: number;
  /** Seconds from leaving home to coming back. */
  shiftS: number;
};

/** Lays arcs end to end, and notes at which meter each begins. */
export function legOf(arcs: Arc[]): Leg {
  const starts = new Float64Array(arcs.length);
  let lengthM = 0;
  arcs.forEach((arc, index) => {
    starts[index] = lengthM;
    lengthM += arc.lengthM;
  });
  return { arcs, starts, lengthM };
}

/** Where one is so many metres into a leg. */
export function placeOnLeg(leg: Leg, meters: number): Place {
  const index = lastNotAbove(leg.starts, meters);
  const arc = leg.arcs[index];
  if (arc === undefined) throw new Error('placeOnLeg: expected a leg with at least one arc');
  return placeAlong(arc.points, arc.along, meters - (leg.starts[index] ?? 0));
}

/** Degrees one turns from the end of an arc into the next, 0 to 180. */
export function turnBetween(arc: Arc, next: Arc): number {
  const difference = Math.abs(arc.endHeading - next.startHeading);
  return Math.min(difference, 360 - difference);
}

/** Drivers keep to big roads, go on rather than turn, and see something new rather than the same road twice. */
function attraction(arc: Arc, last: Arc | undefined, seen: Set<Arc>): number {
  const straightness = last === undefined ? 1 : 0.06 + (1 - turnBetween(last, arc) / 180) ** 2;
  return arc.speedKmh ** 2 * straightness * (seen.has(arc) ? 0.08 : 1);
}

function nextArc(
  network: RoadNetwork,
  node: number,
  last: Arc | undefined,
  seen: Set<Arc>,
  ways: WaysHome,
  at: number,
) {
  const known = (network.outgoing[node] ?? []).filter((arc) => ways.seconds.has(arc.to));
  const onward = known.filter((arc) => last === undefined || arc.to !== last.from);
  const choices = onward.length > 0 ? onward : known;
  return choices.length === 0 ? undefined : pick(choices, (arc) => attraction(arc, last, seen), at);
}

/** Drives on from a node for about so many metres. */
function wander(network: RoadNetwork, from: number, seen: Set<Arc>, ways: WaysHome, meters: number, seed: number) {
  const arcs: Arc[] = [];
  let node = from;
  let gone = 0;
  while (gone < meters && arcs.length < 400) {
    const arc = nextArc(network, node, arcs.at(-1), seen, ways, chance(seed, arcs.length));
    if (arc === undefined) break;
    arcs.push(arc);
    seen.add(arc);
    gone += arc.lengthM;
    node = arc.to;
  }
  return arcs;
}

/** The fastest way home, cut into legs no longer than the reach has them. */
function goHome(from: number, ways: WaysHome, longestM: number): Leg[] {
  const legs: Arc[][] = [[]];
  let gone = 0;
  for (let arc = ways.next.get(from); arc !== undefined; arc = ways.next.get(arc.to)) {
    if (gone > 0 && gone + arc.lengthM > longestM) {
      legs.push([]);
      gone = 0;
    }
    legs.at(-1)?.push(arc);
    gone += arc.lengthM;
  }
  return legs.filter((arcs) => arcs.length > 0).map(legOf);
}

/** Makes up a tour. The same home and seed give the same one. */
function makeTour(network: RoadNetwork, home: number, ways: WaysHome, reach: Reach, seed: number): Tour {
  const legs: Leg[] = [];
  const seen = new Set<Arc>();
  let node = home;
  let leftS = reach.shiftS;
  for (let stop = 0; ; stop++) {
    const meters = between(...reach.legM, seed, stop, 1);
    const arcs = wander(network, node, seen, ways, meters, hash(seed, stop));
    const end = arcs.at(-1)?.to ?? node;
    const takesS = arcs.reduce((sum, arc) => sum + secondsOf(arc), reach.stopS);
    if (arcs.length === 0 || leftS - takesS < (ways.seconds.get(end) ?? 0)) break;
    legs.push(legOf(arcs));
    leftS -= takesS;
    node = end;
  }
  legs.push(...goHome(node, ways, reach.legM[1] * 1.5));
  return { legs, lengthM: legs.reduce((sum, leg) => sum + leg.lengthM, 0) };
}

/** The tours driven from a home. */
export function makeTours(network: RoadNetwork, home: number, reach: Reach, count: number, seed: number): Tour[] {
  const ways = findWaysHome(network, home, reach.awayS);
  return Array.from({ length: count }, (_, number) => makeTour(network, home, ways, reach, hash(seed, home, number)));
}
