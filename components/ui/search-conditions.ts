import type { z } from 'zod';
import type { SearchChange } from './changed-search';

/** What a search looks for, by the names of the address: the empty text and null stand for whatever there is. */
export type Conditions = Readonly<Record<string, string | number | null>>;

/**
 * Reads conditions out of the address; what the server would not understand is not asked.
 * @param all the conditions of a search for everything; @param schema what the server understands, by the same names
 */
export function readConditions<View extends Conditions>(
  all: View,
  schema: z.ZodObject,
  search: Pick<URLSearchParams, 'get'>,
): View {
  const read = { ...all };
  for (const name of Object.keys(all)) {
    const text = search.get(name);
    const parsed = text === null ? null : schema.safeParse({ [name]: text });
    if (parsed?.success) Object.assign(read, parsed.data);
  }
  return read;
}

/** What to write into the address for some conditions. */
export const writeConditions = (change: Partial<Conditions>): SearchChange =>
  Object.fromEntries(
    Object.entries(change).map(([name, value = null]) => [name, value === null ? null : String(value).trim()]),
  );

/** The conditions that look for something, as they are asked for. */
export const givenConditions = (conditions: Partial<Conditions>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(writeConditions(conditions)).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    ),
  );

/** How many of them look for something. */
export const conditionCount = (conditions: Partial<Conditions>): number =>
  Object.keys(givenConditions(conditions)).length;
