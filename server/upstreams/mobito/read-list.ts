import { isNothing } from '../nothing';

/** A list whose every entry is in quotes, of either kind; what is between them may hold commas. */
const allQuoted = /^(?:"[^"]*"|'[^']*')(?:\s*,\s*(?:"[^"]*"|'[^']*'))*(?:\s*,)?$/;
const eachQuoted = /"([^"]*)"|'([^']*)'/g;

/** Entries of a text without its brackets. */
function split(text: string, separator: RegExp): string[] {
  if (!allQuoted.test(text)) return text.split(separator).map((entry) => entry.trim());
  return Array.from(text.matchAll(eachQuoted), ([, double, single]) => (double ?? single ?? '').trim());
}

/** Leaves out the entries that say nothing; a list of nothing else is none, as it is not known to be empty. */
function telling(entries: readonly unknown[]): unknown[] | null {
  const known = entries.filter((entry) => !isNothing(entry));
  return known.length === 0 && entries.some((entry) => entry !== '') ? null : known;
}

/**
 * Splits a list that is written as a text, `[3178A, B7F34E]`: entries without quotes mostly, so that it is no JSON.
 * Brackets may lack on both sides; a real list passes through.
 * @param separator where a text without quotes is cut
 * @returns null for a list of nothing but `null` and `-NA-`; undefined for what is no list, a text cut off in its middle
 *   among it
 */
export function readList(data: unknown, separator: RegExp): unknown[] | null | undefined {
  if (Array.isArray(data)) return telling(data);
  if (typeof data === 'number') return [data];
  if (typeof data !== 'string') return undefined;
  const text = data.trim();
  const isInBrackets = text.startsWith('[');
  if (isInBrackets !== text.endsWith(']')) return undefined;
  return telling(split(isInBrackets ? text.slice(1, -1).trim() : text, separator));
}
