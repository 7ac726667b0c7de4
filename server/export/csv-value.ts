import type { Reading } from '../contract/reading';
import type { Signal } from '../contract/signal';
import { unitSymbol } from '../contract/units';
import { csvField, csvText } from './csv-cell';
import { utcValue } from './utc';

/** A value as a field of CSV: a position as `latitude longitude` in degrees, a list as JSON, a time in UTC. */
export function csvValue(value: Reading['value'], { kind }: Signal): string {
  if (typeof value === 'number') return `${kind === 'time' ? utcValue(value) : value}`;
  if (typeof value === 'string') return csvText(value);
  if (typeof value === 'boolean') return `${value}`;
  if ('latitude' in value) return `${value.latitude} ${value.longitude}`;
  return csvField(JSON.stringify(value));
}

/** The unit of a signal's values as people read it; empty where they have none. */
export function unitOf({ kind, unit }: Signal): string {
  if (kind === 'position') return '°';
  return unit === null ? '' : unitSymbol(unit);
}
