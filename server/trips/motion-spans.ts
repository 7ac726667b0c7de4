import { type Chain, chainFixes, chainOdometers } from './chain';
import { type Amount, byUpstream, type Evidence, type Fix, type Told } from './evidence';
import { ignitionSpans } from './ignition-spans';
import { type IgnitionTimes, ignitionTimes } from './ignition-times';
import { unite, without } from './intervals';
import { leapSpans } from './leap-spans';
import { movedSpans } from './moved-spans';
import type { Span } from './span';
import { speedSpans } from './speed-spans';

const truths = <Item extends Told>(chains: readonly Chain<Item>[]): Item[] =>
  chains.flatMap(({ items, isLie }) => items.filter((_, index) => isLie[index] !== true));

/** What is left of stretches that may be a ferry's or a tow truck's: those with the ignition off are not driven. */
const driven = (spans: readonly Span[], { off }: IgnitionTimes): Span[] =>
  spans.flatMap((span) => without(span, off).map((piece) => ({ ...span, ...piece })));

/** Everything that is to be known of how a vehicle moved. */
export type Motion = {
  spans: Span[];
  fixes: readonly Chain<Fix>[];
  odometers: readonly Chain<Amount>[];
  ignition: IgnitionTimes;
};

/** Finds when a vehicle moved, by all that was told of it. The spans overlap, and are in no order. */
export function motionSpans(evidence: Evidence): Motion {
  const fixes = byUpstream(evidence.fixes).map(chainFixes);
  const odometers = byUpstream(evidence.odometers).map(chainOdometers);
  const ignition = ignitionTimes(evidence.ignitions);
  const byWheels = evidence.speeds.filter(({ isByWheels }) => isByWheels);
  const others = evidence.speeds.filter(({ isByWheels }) => !isByWheels);
  const byMoving = (chain: Chain<Fix>) => movedSpans(chain, evidence.speeds);
  const dense = [
    ...driven([...fixes.flatMap(byMoving), ...speedSpans(others, evidence.fixes)], ignition),
    ...speedSpans(byWheels, evidence.fixes),
    ...odometers.flatMap((chain) => movedSpans(chain, [])),
  ];
  const inOrder = (one: Told, other: Told) => one.at - other.at;
  const surroundings = {
    ignition,
    tellers: [...truths(fixes), ...evidence.speeds.filter(({ isMoving }) => isMoving)].sort(inOrder),
    standing: evidence.speeds.filter(({ isMoving }) => !isMoving),
    dense: unite(dense),
  };
  const leaps = [
    ...fixes.flatMap((chain) => leapSpans(chain, { ...surroundings, mayBeCarried: true })),
    ...odometers.flatMap((chain) => leapSpans(chain, { ...surroundings, mayBeCarried: false })),
  ];
  const byIgnition = ignitionSpans(ignition, evidence.ignitions, [evidence.fixes, evidence.speeds, evidence.odometers]);
  return { spans: [...dense, ...leaps, ...byIgnition], fixes, odometers, ignition };
}
