import { keptZone } from './kept-zone';
import type { Zone } from './zone-offset';
import { atOfWall, wallOf } from './zone-time';

/** A point in time as a field of a form takes it, in the reader's zone: `2026-11-20T14:03:22`; empty for none. */
export function toLocalField(at: number | null, zone: Zone = keptZone()): string {
  return at === null ? '' : new Date(wallOf(at, zone)).toISOString().slice(0, 19);
}

/** What stands in such a field as epoch milliseconds; null while it is empty or half filled in. */
export function fromLocalField(text: string, zone: Zone = keptZone()): number | null {
  const wall = text === '' ? Number.NaN : new Date(`${text.replace(' ', 'T')}Z`).getTime();
  if (Number.isNaN(wall)) return null;
  const at = atOfWall(wall, zone);
  return at < 0 ? null : at;
}
