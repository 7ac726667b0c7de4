import { lastUpTo } from './drive';
import { trailShades } from './trail-colours';

/** Readings of a number over time, ascending, as a trail is coloured by them and a graph drawn. */
export type Values = { at: readonly number[]; value: readonly (number | null)[] };

/** From little to much, in the signal's unit. */
export type Domain = { least: number; greatest: number };

/** What a step has that nothing was told of. */
export const noShade = -1;

/** From the least to the greatest of what was told; null where nothing was. Speed begins at standing. */
export function domainOf({ value }: Values, beginsAtZero: boolean): Domain | null {
  let least = beginsAtZero ? 0 : Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const one of value) {
    if (one === null) continue;
    if (one < least) least = one;
    if (one > greatest) greatest = one;
  }
  return greatest === Number.NEGATIVE_INFINITY ? null : { least, greatest: Math.max(greatest, least) };
}

/** The shade of a value. @returns number of it, 0 to `trailShades - 1` */
export function shadeOf(value: number, { least, greatest }: Domain): number {
  if (greatest <= least) return 0;
  const share = (value - least) / (greatest - least);
  return Math.min(trailShades - 1, Math.max(0, Math.floor(share * trailShades)));
}

/**
 * A shade for each step of a drive: of the value told last before it began; `noShade` where there was none, or it was
 * older than it may be.
 * @param at of the fixes, ascending
 * @param freshMs how long a value holds
 */
export function shadesOfSteps(at: readonly number[], values: Values, domain: Domain, freshMs: number): Int8Array {
  const shades = new Int8Array(Math.max(0, at.length - 1)).fill(noShade);
  let place = at.length === 0 ? -1 : lastUpTo(values.at, at[0] ?? 0);
  for (let step = 0; step < shades.length; step += 1) {
    const from = at[step] ?? 0;
    while ((values.at[place + 1] ?? Number.POSITIVE_INFINITY) <= from) place += 1;
    const value = values.value[place];
    if (value === null || value === undefined || from - (values.at[place] ?? 0) > freshMs) continue;
    shades[step] = shadeOf(value, domain);
  }
  return shades;
}
