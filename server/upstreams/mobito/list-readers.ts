import type { ListItem } from '../../contract/reading';
import { cleanText, quote } from '../clean-text';
import { refuse, tell } from '../draft';
import { isPlainObject } from '../plain-object';
import { readList } from './read-list';
import type { Reader } from './reader';

const longestList = 1_000;

const isWord = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** An entry as it is written in a text, where it is a record instead: number and words. */
function textOf(entry: unknown): string | undefined {
  if (isWord(entry)) return String(entry);
  if (!isPlainObject(entry)) return undefined;
  const words = [entry.id ?? entry.code, entry.text ?? entry.description].filter(isWord);
  return words.length === 0 ? undefined : words.join(' ');
}

/** Reads a list whose every entry becomes an item; entries told twice are told once. */
const list =
  (separator: RegExp, toItem: (entry: string) => ListItem): Reader =>
  ({ draft, signal, data, field }) => {
    const entries = readList(data, separator);
    if (entries === null) return;
    if (entries === undefined) {
      refuse(draft, 'wrong-shape', field, `expected a list in brackets, got ${quote(data)}`);
      return;
    }
    const items = new Map<string, ListItem>();
    for (const entry of entries.slice(0, longestList)) {
      const said = textOf(entry);
      if (said === undefined)
        refuse(draft, 'wrong-shape', field, `expected entries that are texts, got ${quote(entry)}`);
      else items.set(said, toItem(cleanText(said)));
    }
    if (entries.length > longestList) refuse(draft, 'too-long', field, `expected up to ${longestList} entries`);
    if (items.size > 0 || entries.length === 0) tell(draft, signal, [...items.values()]);
  };

/** Codes without words: `01CB,01DF`. */
export const codes = list(/,/, (code) => code);
/** Trouble codes, which are records elsewhere too. */
export const troubles = list(/[,;]/, (id) => ({ id }));

const numbered = /^(\d{1,9})(?::?\s+(.*))?$/s;

/** Check control messages, `955 Tire pressure notification`. A text may hold commas, so that only a comma before a number parts two. */
export const messages = list(/,\s*(?=\d+(?::?\s|,|$))/, (entry): ListItem => {
  const [, id, said] = numbered.exec(entry) ?? [];
  if (id === undefined) return { text: entry };
  return said === undefined ? { id: Number(id) } : { id: Number(id), text: said };
});
