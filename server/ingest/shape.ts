import { createHash } from 'node:crypto';

const depthLimit = 12;

/** Names and types of a JSON value without any of its content; an array is the set of its items' shapes. */
function describe(value: unknown, depth: number): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (depth === depthLimit) return '…';
  if (Array.isArray(value)) return `[${[...new Set(value.map((item) => describe(item, depth + 1)))].sort().join('|')}]`;
  const fields = Object.entries(value).map(([name, field]) => `${name}:${describe(field, depth + 1)}`);
  return `{${fields.sort().join(',')}}`;
}

function parse(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
}

/** Sixteen hexadecimal digits that messages of one shape share, so that a thousand of them are one case to look at. */
export function fingerprint(payload: Buffer): string {
  const parsed = parse(payload);
  const shape = parsed === undefined ? 'not JSON' : describe(parsed, 0);
  return createHash('sha256').update(shape).digest('hex').slice(0, 16);
}
