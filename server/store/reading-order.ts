import { z } from 'zod';
import { type ReadingOrder, readingOrders } from '../contract/history';
import { CannotAnswer } from './cannot-answer';
import { bind, type Question } from './history-rows';
import type { Names, StoredReading } from './stored-reading';

/** Texts are told apart by so many characters: the cursor holds them. */
const comparedLength = 100;

/** SQL: where an upstream stands by its name. It keeps that, so its number stands for it in a cursor. */
const upstreamPlace = (id: string): string => `array_position($4::int4[], ${id}::int4)`;

/** The numbers of upstreams in the order of their names: what a question holds as `$4`. */
export const upstreamsByName = ({ upstreams }: Names): number[] =>
  [...upstreams].sort(([, one], [, other]) => (one < other ? -1 : 1)).map(([id]) => id);

/**
 * What readings are sorted by: SQL over the columns of `reading` and `place`, where the signal stood in the question, which
 * holds `upstreamsByName`.
 */
const keys = {
  at: { text: 'at', type: 'timestamptz' },
  receivedAt: { text: 'received_at', type: 'timestamptz' },
  place: { text: 'place', type: 'int8' },
  upstream: { text: upstreamPlace('upstream_id'), type: 'int4' },
  /** Numbers, flags, times and positions before texts and lists. */
  isText: { text: '(number IS NULL)::int4', type: 'int4' },
  number: { text: `coalesce(number, 0)`, type: 'float8' },
  words: { text: `left(coalesce(text, ''), ${comparedLength})`, type: 'text' },
} as const;
type Key = keyof typeof keys;
type Direction = 'ASC' | 'DESC';
type Sorting = readonly (readonly [Key, Direction])[];

const byValue = (direction: Direction): Sorting => [
  ['isText', 'ASC'],
  ['number', direction],
  ['words', direction],
  ['at', 'DESC'],
];

const byUpstream = (direction: Direction): Sorting => [
  ['upstream', direction],
  ['at', 'DESC'],
];

const sortings: Record<ReadingOrder, Sorting> = {
  at: [['at', 'ASC']],
  '-at': [['at', 'DESC']],
  receivedAt: [
    ['receivedAt', 'ASC'],
    ['at', 'DESC'],
  ],
  '-receivedAt': [
    ['receivedAt', 'DESC'],
    ['at', 'DESC'],
  ],
  value: byValue('ASC'),
  '-value': byValue('DESC'),
  signal: [
    ['place', 'ASC'],
    ['at', 'DESC'],
  ],
  upstream: byUpstream('ASC'),
  '-upstream': byUpstream('DESC'),
};

/** With these no two readings of a question are equal. */
const untilUnique: Sorting = [
  ['place', 'ASC'],
  ['upstream', 'ASC'],
];
const sortingOf = (order: ReadingOrder): Sorting => [...sortings[order], ...untilUnique];

/** SQL to sort by. */
export const orderBy = (order: ReadingOrder): string =>
  sortingOf(order)
    .map(([key, direction]) => `${keys[key].text} ${direction}`)
    .join(', ');

const cursorContent = z.strictObject({
  order: z.enum(readingOrders),
  at: z.number(),
  receivedAt: z.number(),
  place: z.number().int(),
  upstream: z.number().int(),
  isText: z.number().int(),
  number: z.number(),
  words: z.string(),
});
/** The reading that an answer ended with, as far as an order needs to know it. */
export type ReadingCursor = z.infer<typeof cursorContent>;

/** @param place where its signal stood in the question */
export function writeCursor(order: ReadingOrder, row: StoredReading, place: number): string {
  const [, , upstream, , number, , text, at, receivedAt] = row;
  const words = [...(text ?? '')].slice(0, comparedLength).join('');
  const cursor: ReadingCursor = {
    order,
    at,
    receivedAt,
    place,
    upstream,
    isText: number === null ? 1 : 0,
    number: number ?? 0,
    words,
  };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * Reads what `writeCursor` wrote for the same order.
 * @throws CannotAnswer when it did not
 */
export function readCursor(order: ReadingOrder, text: string): ReadingCursor {
  const refused = new CannotAnswer('cursor: expected the one that the last page of this order ended with');
  try {
    const cursor = cursorContent.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (cursor.order === order) return cursor;
  } catch (error) {
    refused.cause = error;
  }
  throw refused;
}

/** SQL: what comes after a reading in an order. */
export function after(question: Question, order: ReadingOrder, cursor: ReadingCursor): string {
  const boundValue = (key: Key) => {
    const value = cursor[key];
    return keys[key].type === 'timestamptz' && typeof value === 'number' ? new Date(value) : value;
  };
  return sortingOf(order).reduceRight((rest, [key, direction]) => {
    const { text, type } = keys[key];
    const bound = bind(question, boundValue(key), type);
    const value = key === 'upstream' ? upstreamPlace(bound) : bound;
    const beyond = `${text} ${direction === 'ASC' ? '>' : '<'} ${value}`;
    return `(${beyond} OR ${text} = ${value} AND ${rest})`;
  }, 'false');
}
