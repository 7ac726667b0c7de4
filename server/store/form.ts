import type { ListItem, TimeSource, Value } from '../contract/reading';

// The column `form` of a stored reading: three bits for what the value is, two for where its time comes from, and one
// that says that this time came with the delivery. Stored: never renumber.
const kinds = { number: 0, text: 1, flag: 2, position: 3, list: 4 } as const;
const timeSources = ['property', 'envelope', 'record', 'received'] as const satisfies readonly TimeSource[];
const timeSourceCodes: Readonly<Record<TimeSource, number>> = { property: 0, envelope: 8, record: 16, received: 24 };

/** Set in `form` when the reading's time came with its delivery: such a reading cannot be told from its repetition. */
export const borrowedTimeBit = 32;

/** The value columns of a stored reading. */
export type ValueColumns = { form: number; number: number | null; longitude: number | null; text: string | null };

function kindOf(value: Value): number {
  if (typeof value === 'number') return kinds.number;
  if (typeof value === 'string') return kinds.text;
  if (typeof value === 'boolean') return kinds.flag;
  return Array.isArray(value) ? kinds.list : kinds.position;
}

/** The column `form`, written by those who store a reading. */
export function packForm(value: Value, timeSource: TimeSource, isTimeBorrowed: boolean): number {
  return kindOf(value) | timeSourceCodes[timeSource] | (isTimeBorrowed ? borrowedTimeBit : 0);
}

/** SQL: whether the reading with this `form` holds a value of a kind. */
export const holds = (form: string, kind: keyof typeof kinds): string => `${form} & 7 = ${kinds[kind]}`;

/** In which columns the value of a reading with this `form` lies. */
export function valueColumnsOf(form: number): 'number' | 'number and longitude' | 'text' {
  const kind = form & 7;
  if (kind === kinds.position) return 'number and longitude';
  return kind === kinds.text || kind === kinds.list ? 'text' : 'number';
}

/** Where a stored reading has its time from. */
export function readTimeSource(form: number): TimeSource {
  return timeSources[(form >> 3) & 3] ?? 'received';
}

/** Puts a value together again from its columns. */
export function readValue({ form, number, longitude, text }: ValueColumns): Value {
  switch (form & 7) {
    case kinds.text:
      return text ?? '';
    case kinds.flag:
      return number === 1;
    case kinds.position:
      return { latitude: number ?? 0, longitude: longitude ?? 0 };
    case kinds.list:
      // Written by us from a decoded list, and nobody else writes this column.
      return JSON.parse(text ?? '[]') as ListItem[];
    default:
      return number ?? 0;
  }
}
