import { z } from 'zod';
import { days, hours, minutes, seconds } from '../../contract/duration';

const form = /^(\d{1,9}(?:\.\d{1,3})?) ?(s|min|h|d)$/;
const lengths: Readonly<Record<string, (count: number) => number>> = { s: seconds, min: minutes, h: hours, d: days };
const expected = 'expected a duration like 30 s, 2 min, 24 h or 7 d';

/** Milliseconds of a duration that has the form already. */
function millisecondsOf(text: string): number {
  const [, count = '', unit = ''] = form.exec(text) ?? [];
  return Math.round(lengths[unit]?.(Number(count)) ?? Number.NaN);
}

/**
 * A duration as people write it, made into milliseconds.
 * @param least and `most`: what it may be, in the same form
 */
export const durationText = (least: string, most: string) =>
  z
    .string({ error: ({ input }) => (input === undefined ? `is missing: ${expected}` : expected) })
    .regex(form, { error: expected, abort: true })
    .refine((text) => millisecondsOf(text) >= millisecondsOf(least), `expected ${least} or more`)
    .refine((text) => millisecondsOf(text) <= millisecondsOf(most), `expected ${most} at most`)
    .transform(millisecondsOf);
