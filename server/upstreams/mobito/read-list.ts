import { isNothing } from '../nothing';

/**
 * Splits a list that is written as a text, `[3178A, B7F34E]`: entries without quotes, so that it is no JSON. Brackets may
 * lack on both sides; a real list passes through. Entries that say nothing are left out.
 * @param separator where a text is cut
 * @returns undefined for what is no list, a text cut off in its middle among it
 */
export function readList(data: unknown, separator: RegExp): unknown[] | undefined {
  if (Array.isArray(data)) return data.filter((entry) => !isNothing(entry));
  if (typeof data === 'number') return [data];
  if (typeof data !== 'string') return undefined;
  const text = data.trim();
  if (text.startsWith('[') !== text.endsWith(']')) return undefined;
  const inner = text.startsWith('[') ? text.slice(1, -1) : text;
  return inner
    .split(separator)
    .map((entry) => entry.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((entry) => !isNothing(entry));
}
