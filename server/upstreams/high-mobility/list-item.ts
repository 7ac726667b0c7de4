import type { ListItem } from '../../contract/reading';
import { unitSymbol } from '../../contract/units';
import { cleanText } from '../clean-text';
import { isPlainObject } from '../plain-object';
import { toNumber } from '../to-number';
import { readClock } from './clock';
import { type Draft, refuse } from './draft';
import type { FieldNotes } from './fields';
import { isName } from './target';
import { unitOf } from './units';

type Member = string | number | boolean | null;
type Members = Record<string, Member>;

/** Objects within objects of Auto API go no deeper than this. */
const deepest = 3;
const mostMembers = 50;

/** A value that fits a table cell: as it is, or a quantity as "30 min", a time of day as "07:05"; else undefined. */
function readMember(value: unknown): Member | undefined {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null) return value;
  if (!isPlainObject(value)) return undefined;
  const amount = toNumber(value.value);
  if (amount !== undefined && typeof value.unit === 'string')
    return `${amount} ${unitSymbol(unitOf(value.unit) ?? cleanText(value.unit))}`;
  return readClock(value);
}

function rename(notes: FieldNotes, path: string): string {
  // A message may name a member `constructor`.
  return notes.names !== undefined && Object.hasOwn(notes.names, path) ? (notes.names[path] ?? path) : path;
}

/** Adds the members of an object, those of an inner one as `outer.inner`. */
function addMembers(draft: Draft, into: Members, from: object, notes: FieldNotes, prefix: string, depth: number): void {
  for (const [name, value] of Object.entries(from)) {
    const path = prefix + name;
    if (!isName(name) || Object.keys(into).length >= mostMembers) {
      refuse(draft, 'wrong-shape', `expected up to ${mostMembers} named members`);
      continue;
    }
    const member = readMember(value);
    if (member === undefined && typeof value === 'object' && value !== null && depth < deepest)
      addMembers(draft, into, value, notes, `${path}.`, depth + 1);
    else if (member === undefined) refuse(draft, 'wrong-shape', 'expected an object that is less deep', `.${path}`);
    else if (typeof member === 'number' && notes.shares?.includes(path))
      into[path] = `${Math.round(member * 1e11) / 1e9} %`;
    else into[rename(notes, path)] = member;
  }
}

/** Makes one entry of a list signal: a plain value, or one flat record. Undefined when there is nothing to keep. */
export function readListItem(draft: Draft, data: unknown, notes: FieldNotes): ListItem | undefined {
  const plain = readMember(data);
  if (typeof plain === 'string' || typeof plain === 'number') return plain;
  if (typeof plain === 'boolean') return String(plain);
  if (!isPlainObject(data)) return refuse(draft, 'wrong-shape', 'expected a value or an object');
  const members: Members = {};
  addMembers(draft, members, data, notes, '', 1);
  return Object.keys(members).length === 0 ? undefined : members;
}
