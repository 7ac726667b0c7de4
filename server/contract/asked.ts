import { z } from 'zod';
import { storable } from './http';

/** What several queries ask with. */

/** The last instant of a Date, epoch milliseconds; also far inside what Postgres can store. */
export const greatestInstant = 8_640_000_000_000_000;

/** A time of a query: epoch milliseconds. */
export const askedTime = z.coerce.number().int().min(0).max(greatestInstant);

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
