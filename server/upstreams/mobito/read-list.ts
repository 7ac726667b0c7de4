import { isNothing } from '../nothing';

const quoted = /^(?:"[^"]*"|'[^']*')$/;
const isSomething = (entry: unknown): boolean => !isNothing(entry);

/**
 * Splits a list that is written as a text, `[3178A, B7F34E]`: entries without quotes, so that it is no JSON. Brackets may
 * lack on both sides; a real list passes through. Entries that say nothing are left out.
 * @param separator where a text is cut
 * @returns undefined for what is no list, a text cut off in its middle among it
 */
export function readList(data: unknown, separator: RegExp): unknown[] | undefined {
  if (Array.isArray(data)) return data.filter(isSomething);
  if (typeof data === 'number') return [data];
  if (typeof data !== 'string') return undefined;
  const text = data.trim();
  const isInBrackets = text.startsWith('[');
  if (isInBrackets !== text.endsWith(']')) return undefined;
  const entries: string[] = [];
  for (const part of (isInBrackets ? text.slice(1, -1) : text).split(separator)) {
    const entry = part.trim();
    if (!isNothing(entry)) entries.push(quoted.test(entry) ? entry.slice(1, -1) : entry);
  }
  return entries;
}
