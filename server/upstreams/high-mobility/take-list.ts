import type { ListItem } from '../../contract/reading';
import { openComponent } from './component';
import { type Draft, refuse } from './draft';
import type { Field } from './field';
import { readListItem } from './list-item';

/** More entries than any vehicle has lamps. */
const longestList = 1_000;

type Entry = { item: ListItem; at: number };

/** What makes an item what it is: its key members, or all of it. */
function identity(item: ListItem, key: readonly string[] | undefined): string {
  if (key === undefined || typeof item !== 'object' || item[key[0] ?? ''] === undefined) return JSON.stringify(item);
  return JSON.stringify(key.map((member) => item[member] ?? null));
}

/** Keeps an item once; of two of the same identity the newer, or both when their times do not tell which that is. */
function keep(entries: Map<string, Entry>, item: ListItem, at: number, key: readonly string[] | undefined): void {
  const id = identity(item, key);
  const before = entries.get(id);
  if (before === undefined) entries.set(id, { item, at });
  else if (at > before.at) entries.set(id, { item, at });
  else if (at === before.at && JSON.stringify(item) !== JSON.stringify(before.item))
    entries.set(JSON.stringify([id, item]), { item, at });
}

/**
 * Takes a multi-valued property as one reading: the whole array of the message, at the time of its newest item.
 * An empty array is a list without entries; an array of failures only is none.
 */
export function takeList(draft: Draft, field: Field, items: readonly unknown[]): void {
  const entries = new Map<string, Entry>();
  let newest: number | undefined;
  let hasData = items.length === 0;
  for (const component of items) {
    const data = openComponent(draft, field, component);
    if (data === undefined) continue;
    const isTimed = draft.timeSource === 'property' && draft.at !== undefined;
    if (isTimed && draft.at !== undefined) newest = Math.max(newest ?? draft.at, draft.at);
    for (const part of Array.isArray(data) ? data : [data]) {
      const item = readListItem(draft, part, field.notes);
      if (item === undefined) continue;
      hasData = true;
      if (entries.size < longestList) keep(entries, item, draft.at ?? 0, field.notes.key);
      else refuse(draft, 'too-long', `expected up to ${longestList} entries`);
    }
  }
  if (!hasData) return;
  draft.decoded.readings.push({
    signal: field.target.id,
    value: Array.from(entries.values(), (entry) => entry.item),
    timeSource: newest === undefined ? draft.messageTimeSource : 'property',
    at: newest ?? draft.messageAt,
    generic: field.target.generic,
  });
}
