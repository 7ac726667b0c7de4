import type { ListItem, Value } from '../../server/contract/reading';

/** The entries of a list signal; none for a value of another kind. */
export function itemsOf(value: Value | undefined): readonly ListItem[] {
  return Array.isArray(value) ? value : [];
}

/** A field of an entry as text; null where the entry has none, or is no record. */
export function fieldOf(item: ListItem, name: string): string | null {
  if (typeof item !== 'object') return null;
  const field = item[name];
  return field === null || field === undefined || field === '' ? null : String(field);
}

/** What an entry is called: itself, or what its record is known by. */
export function nameOfItem(item: ListItem): string {
  if (typeof item !== 'object') return String(item);
  const known = ['text', 'name', 'id', 'description']
    .map((name) => fieldOf(item, name))
    .find((field) => field !== null);
  return (
    known ??
    Object.values(item)
      .filter((field) => field !== null)
      .join(' ')
  );
}
