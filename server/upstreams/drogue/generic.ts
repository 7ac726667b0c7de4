import type { Value } from '../../contract/reading';
import type { GenericSignal, SignalKind } from '../../contract/signal';
import type { UnitId } from '../../contract/units';
import { capitalized, inWords } from '../in-words';
import { createMemory } from '../memory';

/** A signal that the catalogue has no line for. */
export type GenericTarget = { id: string; generic: GenericSignal };

const remembered = createMemory<GenericTarget>();

/** What kind of signal a value without a line in the catalogue is of. */
export function kindOf(value: Value): SignalKind {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'position';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text';
}

const longestPart = 64;
const longestId = 200;
/** An id or a time in a name is new each time, and so would be its signal. */
const mostDigits = 5;

/** A name of the data as part of a signal's id; undefined where it is no name. */
function partOf(name: string): string | undefined {
  const part = name.replaceAll(/[^A-Za-z0-9_]+/g, '_').replaceAll(/^_+|_+$/g, '');
  const digits = part.replaceAll(/\D/g, '').length;
  if (part === '' || part.length > longestPart || digits > mostDigits) return undefined;
  return /^\d/.test(part) ? `no_${part}` : part;
}

/** Steps of a path that say how values are packed, and nothing of what they are. */
const packing = new Set([
  'data',
  'features',
  'properties',
  'value',
  'uplink_message',
  'decoded_payload',
  'payload_fields',
]);

function labelOf(parts: readonly string[]): string {
  const telling = parts.filter((part) => !packing.has(part));
  const words = (telling.length === 0 ? parts : telling).map(inWords);
  return capitalized(words.length === 1 ? (words[0] ?? '') : `${words[0]}: ${words.slice(1).join(', ')}`);
}

/**
 * The signal of a value that no name is known for: `drogue.<path>`, labelled "Accelerometer: x". The same one each time;
 * undefined where the path holds something that is no name.
 */
export function genericOf(path: readonly string[], kind: SignalKind, unit: UnitId | null): GenericTarget | undefined {
  const key = JSON.stringify([path, kind, unit]);
  const known = remembered.find(key);
  if (known !== undefined) return known;
  const parts = path.length === 0 ? ['data'] : path.map(partOf);
  if (!parts.every((part) => part !== undefined)) return undefined;
  const id = `drogue.${parts.join('.')}`;
  return id.length > longestId
    ? undefined
    : remembered.keep(key, { id, generic: { label: labelOf(parts), kind, unit } });
}

/** A signal that the configuration names: `drogue.tank_pressure`. */
export function namedGeneric(id: string, kind: SignalKind, unit: UnitId | null): GenericTarget {
  const key = JSON.stringify([id, kind, unit]);
  const known = remembered.find(key);
  if (known !== undefined) return known;
  return remembered.keep(key, { id, generic: { label: labelOf(id.split('.').slice(1)), kind, unit } });
}
