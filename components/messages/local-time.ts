import { formatClock, formatLocalDate } from '../ui/format-time';

/** A point in time as a field of a form takes it, by the reader's own clock: `2026-11-20T14:03:22`; empty for none. */
export function toLocalField(at: number | null): string {
  return at === null ? '' : `${formatLocalDate(at)}T${formatClock(at)}`;
}

/** What stands in such a field as epoch milliseconds; null while it is empty or half filled in. */
export function fromLocalField(text: string): number | null {
  // Without a zone it is local time (ECMA-262, 21.4.1.32).
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) || at < 0 ? null : at;
}
