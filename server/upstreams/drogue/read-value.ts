import type { Value } from '../../contract/reading';
import { cleanText, quote } from '../clean-text';
import { isEventTime, parseTime } from '../parse-time';
import { type Draft, type Path, refuse } from './draft';
import type { Scale } from './names';
import { readList } from './read-list';
import { inRange, readNumber, type Target } from './read-number';
import { readPosition } from './read-position';

/** What true and false are of signals that have words of their own. */
const wordsOfFlag: Readonly<Record<string, readonly [ifTrue: string, ifFalse: string] | undefined>> = {
  'ignition.state': ['on', 'off'],
  'doors.lock_state': ['locked', 'unlocked'],
};

function readText(draft: Draft, path: Path, target: Target, data: unknown): string | undefined {
  if (typeof data === 'string' && data !== '') return cleanText(data);
  if (typeof data === 'number') return String(data);
  if (typeof data === 'boolean') return wordsOfFlag[target.id]?.[data ? 0 : 1] ?? String(data);
  return refuse(draft, 'wrong-shape', path, `expected a text, got ${quote(data)}`);
}

const flags: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...[true, 1, 'true', '1', 'on', 'yes', 'connected', 'online'].map((word) => [word, true] as const),
  ...[false, 0, 'false', '0', 'off', 'no', 'disconnected', 'offline'].map((word) => [word, false] as const),
]);

function readFlag(draft: Draft, path: Path, data: unknown): boolean | undefined {
  const flag = flags.get(typeof data === 'string' ? data.trim().toLowerCase() : data);
  return flag ?? refuse(draft, 'wrong-shape', path, `expected true or false, got ${quote(data)}`);
}

function readTime(draft: Draft, path: Path, target: Target, data: unknown): number | undefined {
  const at = parseTime(data);
  if (at === undefined || !isEventTime(at))
    return refuse(draft, 'wrong-shape', path, `expected a date and time, got ${quote(data)}`);
  return inRange(draft, path, target, at);
}

/**
 * Reads a value as its signal has it: in its unit, within its range, never clamped. Undefined when it was refused.
 * @param scale what a number is in; null where nobody says, which is the signal's own unit
 */
export function readValue(
  draft: Draft,
  path: Path,
  target: Target,
  data: unknown,
  scale: Scale | null,
): Value | undefined {
  switch (target.kind) {
    case 'number':
      return readNumber(draft, path, target, data, scale);
    case 'text':
      return readText(draft, path, target, data);
    case 'flag':
      return readFlag(draft, path, data);
    case 'time':
      return readTime(draft, path, target, data);
    case 'position':
      return readPosition(draft, path, data)?.position;
    case 'list':
      return readList(draft, path, Array.isArray(data) ? data : [data]);
  }
}
