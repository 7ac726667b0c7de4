import type { ListItem } from '../../contract/reading';
import { cleanText } from '../clean-text';
import { isPlainObject } from '../plain-object';
import { type Draft, type Path, refuse } from './draft';

const longestList = 1_000;
const mostMembers = 50;

type Scalar = string | number | boolean | null;

/** A value without members; of others only that there are any. */
function scalarOf(value: unknown): Scalar {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null;
  return Array.isArray(value) ? '[…]' : '{…}';
}

function itemOf(value: unknown): ListItem {
  if (isPlainObject(value)) {
    const members = Object.entries(value).slice(0, mostMembers);
    return Object.fromEntries(members.map(([name, inner]) => [cleanText(name), scalarOf(inner)]));
  }
  const scalar = scalarOf(value);
  return typeof scalar === 'string' || typeof scalar === 'number' ? scalar : String(scalar);
}

/** Entries of a list, each a text, a number or an object of such. Undefined, and refused, when there are too many. */
export function readList(draft: Draft, path: Path, items: readonly unknown[]): ListItem[] | undefined {
  if (items.length <= longestList) return items.filter((item) => (item ?? null) !== null).map(itemOf);
  return refuse(draft, 'too-long', path, `expected up to ${longestList} entries, got ${items.length}`);
}
