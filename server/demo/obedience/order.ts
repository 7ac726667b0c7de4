import type { Catalogue } from '../../commands/catalogue/type-definition';
import { minutes } from '../../contract/duration';

/** A command as it reaches a device. */
export type Order = { name: string; payload: string };

/** How long people wait for the effect of a command by its name, in milliseconds. */
export type WindowOf = (name: string) => number;

/** Where the catalogue does not know a name, or looks for no effect. */
const usualWindowMs = minutes(1);

/** Learns from the catalogue how long its commands take at most; several types may share a name. */
export function windowsOf({ types }: Catalogue): WindowOf {
  const windows = new Map<string, number>();
  for (const { name, effect } of types.values())
    if (effect !== null) windows.set(name, Math.max(effect.withinMs, windows.get(name) ?? 0));
  return (name) => windows.get(name) ?? usualWindowMs;
}
