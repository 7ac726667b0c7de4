import { hours } from '../contract/duration';
import { kilometersBetween, measureBetween } from './distance';
import type { Amount, Fix, Told } from './evidence';
import { steady } from './steady';
import { fixSlackKm, impossibleKmh, memoryMs, odometerSlackKm } from './thresholds';

/**
 * What one upstream told of where a vehicle was, a sample after the other: its fixes, or its odometer. `before[i]` is the
 * place of the sample that the i-th goes on from, -1 where none can be believed; `isLie[i]` that it is passed over.
 */
export type Chain<Item extends Told> = {
  items: readonly Item[];
  before: Int32Array;
  isLie: readonly boolean[];
  /** Kilometers between two samples, by their places. */
  km: (one: number, other: number) => number;
  /** The same without the scatter of a vehicle at rest. */
  steadyKm: (one: number, other: number) => number;
};

/** Whether nothing speaks against two samples following each other. */
type IsStep<Item> = (earlier: Item, later: Item) => boolean;
/** Whether a sample can lie between its neighbours. */
type Fits<Item> = (earlier: Item, item: Item, later: Item) => boolean;

/**
 * Links each sample to the one before it. A single one that fits neither of its neighbours, while they fit each other, is
 * passed over: a fix in another country, an odometer that goes back and returns.
 */
function link<Item extends Told>(items: readonly Item[], isStep: IsStep<Item>, fits: Fits<Item>) {
  const isLie = items.map((item, index) => {
    const [earlier, later] = [items[index - 1], items[index + 1]];
    if (earlier === undefined || later === undefined) return false;
    if (item.at - earlier.at > memoryMs || later.at - item.at > memoryMs) return false;
    return !fits(earlier, item, later) && isStep(earlier, later);
  });
  const before = Int32Array.from(items, (item, index) => {
    if (isLie[index] === true) return -1;
    const place = isLie[index - 1] === true ? index - 2 : index - 1;
    const earlier = items[place];
    if (earlier === undefined || isLie[place] === true || item.at - earlier.at > memoryMs) return -1;
    return isStep(earlier, item) ? place : -1;
  });
  return { items, before, isLie };
}

const possibleKm = (earlier: Told, later: Told, slackKm: number): number =>
  (impossibleKmh * (later.at - earlier.at)) / hours(1) + slackKm;

/** Links the fixes of one upstream. */
export function chainFixes(items: readonly Fix[]): Chain<Fix> {
  const isStep: IsStep<Fix> = (earlier, later) =>
    kilometersBetween(earlier, later) <= possibleKm(earlier, later, fixSlackKm);
  const fits: Fits<Fix> = (earlier, item, later) => isStep(earlier, item) || isStep(item, later);
  const linked = link(items, isStep, fits);
  return { ...linked, km: measureBetween(items), steadyKm: measureBetween(steady(items, linked.isLie)) };
}

/** Links the odometer readings of one upstream: they only grow. */
export function chainOdometers(items: readonly Amount[]): Chain<Amount> {
  const isStep: IsStep<Amount> = (earlier, later) =>
    later.value >= earlier.value && later.value - earlier.value <= possibleKm(earlier, later, odometerSlackKm);
  const fits: Fits<Amount> = (earlier, item, later) => item.value >= earlier.value && item.value <= later.value;
  const km = (one: number, other: number) => Math.abs((items[other]?.value ?? 0) - (items[one]?.value ?? 0));
  return { ...link(items, isStep, fits), km, steadyKm: km };
}

/** The places of the samples that follow each other without a break, a list for each stretch. */
export function runsOf<Item extends Told>({ items, before, isLie }: Chain<Item>): number[][] {
  const runs: number[][] = [];
  for (let index = 0; index < items.length; index += 1) {
    if (isLie[index] === true) continue;
    if ((before[index] ?? -1) < 0) runs.push([index]);
    else runs.at(-1)?.push(index);
  }
  return runs;
}
