import type { GenericSignal, Signal } from '../../contract/signal';
import { signalOf } from '../../contract/signals';
import { capitalized } from '../in-words';
import { createMemory } from '../memory';
import type { Target } from './draft';

/** A target for a line of the catalogue. Throws when there is none: the field table and the catalogue disagree. */
export function catalogueTarget(id: string, place = ''): Target {
  const signal: Signal | undefined = signalOf(id);
  if (signal === undefined) throw new Error(`signals.ts: expected a line for ${id}, found none`);
  const [least, greatest] = signal.plausible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { id, place, unit: signal.unit, least, greatest, generic: undefined };
}

const generics = createMemory<Target>();

/**
 * A target for a property without a line in the catalogue: `high_mobility.<capability>.<property>[.<place or member>]`,
 * labelled "Race: gear mode". The same one each time.
 */
export function genericTarget(
  capability: string,
  property: string,
  parts: string,
  kind: GenericSignal['kind'],
  unit: GenericSignal['unit'],
): Target {
  const id = `high_mobility.${capability}.${property}${parts === '' ? '' : `.${parts}`}`;
  const key = `${id} ${kind} ${unit}`;
  const known = generics.find(key);
  if (known !== undefined) return known;
  const words = parts.replaceAll(/[._]/g, ' ');
  const label = `${capitalized(capability.replaceAll('_', ' '))}: ${property.replaceAll('_', ' ')}${words === '' ? '' : `, ${words}`}`;
  return generics.keep(key, {
    id,
    place: parts,
    unit,
    least: Number.NEGATIVE_INFINITY,
    greatest: Number.POSITIVE_INFINITY,
    generic: { label, kind, unit },
  });
}

const name = /^[a-z][a-z0-9_]{0,63}$/i;

/** Whether a name from a message can be part of a signal's id. */
export function isName(text: unknown): text is string {
  return typeof text === 'string' && name.test(text);
}
