import { isPlainObject } from '../upstreams/plain-object';
import type { QuarantinedMessage } from './row';

/** More names than an envelope has: the readings lie flat among them, and which are there says nothing. */
const nameLimit = 12;
const textLimit = 200;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'list' : typeof value;
}

function parse(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
}

/** Names at the top of a message and the types of what they hold: `data: object, vin: text`. Empty where it is not JSON. */
function envelopeShape(payload: Buffer): string {
  const parsed = parse(payload);
  if (parsed === undefined) return '';
  if (!isPlainObject(parsed)) return typeOf(parsed);
  const names = Object.keys(parsed);
  if (names.length > nameLimit) return 'many fields';
  return names
    .map((name) => `${name}: ${typeOf(parsed[name])}`)
    .sort()
    .join(', ');
}

/** Items of a list are alike, wherever in it they stand. */
const withoutIndices = (field: string): string => field.replaceAll(/\[\d+\]/g, '[]');

/**
 * The shape of what is at fault, in words, which messages kept for one reason are grouped by: of a message refused as a
 * whole that of its envelope, else the fields that were refused. Empty where there is nothing to tell apart: people map
 * a device, whatever it sends.
 */
export function shapeOf(
  { verdict, refusals }: Pick<QuarantinedMessage, 'verdict' | 'refusals'>,
  payload: Buffer,
): string {
  if (verdict === 'unmapped') return '';
  const isWhole = (refusals[0]?.field ?? '') === '';
  const shape = isWhole
    ? envelopeShape(payload)
    : [...new Set(refusals.map(({ field }) => withoutIndices(field)))].sort().join(', ');
  return shape.length > textLimit ? `${shape.slice(0, textLimit)}…` : shape;
}
