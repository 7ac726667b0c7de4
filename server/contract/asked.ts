import { z } from 'zod';
import { storable } from './http';

/** What several queries ask with. */

/** The last instant of a Date, epoch milliseconds; also far inside what Postgres can store. */
export const greatestInstant = 8_640_000_000_000_000;

/** A number as it stands in an address, in digits: of an empty text, or a blank one, there is none. */
const readDigits = (written: unknown): unknown =>
  typeof written === 'string' && /^-?\d+$/.test(written) ? Number(written) : written;

/** A whole number of a query, as its schema bounds it; a default stands in that schema. */
export const askedInteger = <Schema extends z.ZodType<number>>(schema: Schema) => z.preprocess(readDigits, schema);

/** A time of a query: epoch milliseconds. */
export const askedTime = askedInteger(z.int().min(0).max(greatestInstant));

type AskedRange = { from?: number | undefined; to?: number | undefined };

/**
 * What `refine` takes to refuse a range that does not begin before it ends; one that is open at an end may be.
 * @param isInReach whether it is no longer than one answer covers
 * @param reach the rest of the sentence: how long that is
 */
export const askedRange = <Range extends AskedRange>(isInReach: (range: Range) => boolean = () => true, reach = '') =>
  [
    (range: Range) => (range.from === undefined || range.to === undefined || range.from < range.to) && isInReach(range),
    `expected "from" before "to"${reach}`,
  ] as const;

/** A text of a query that the database can be asked with, of so many characters at most. */
export const askedText = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine(...storable);

/** The id of a signal. */
export const askedSignal = askedText(200);

/**
 * Ids of signals, as in `signals=speed,odometer`: each once, in this order.
 * @param sentence what is told to whoever names more than so many
 */
export const askedSignals = (most: number, sentence: string) =>
  z
    .string()
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(askedSignal).max(most, sentence));
