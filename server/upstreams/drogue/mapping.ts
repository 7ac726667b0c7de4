import { z } from 'zod';
import type { Signal } from '../../contract/signal';
import { signalOf } from '../../contract/signals';
import { isUnit, type UnitId } from '../../contract/units';
import { isPlainObject } from '../plain-object';
import { type Draft, type Moment, type Path, tell } from './draft';
import { kindOf, namedGeneric } from './generic';
import { quantityOf, type Scale } from './names';
import { findPosition } from './read-position';
import { readValue, type Target } from './read-value';

const own = /^drogue\.[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;
const signalName = z
  .string()
  .max(200)
  .refine((id) => signalOf(id) !== undefined || own.test(id), {
    error: 'expected the id of a signal (odometer, fuel.level…) or a name of your own that begins with drogue.',
  });
const scale = z.string().refine((text) => text === 'share' || isUnit(text), {
  error: 'expected a unit (km, mi, °F, mV, %…), or share for 0 to 1',
});

const isScale = (text: string): text is Scale => text === 'share' || isUnit(text);

const withUnit = z
  .strictObject({
    signal: signalName,
    unit: scale.optional().describe('What the number is in; the signal’s own unit without.'),
  })
  .check(({ value, issues }) => {
    const signal = signalOf(value.signal);
    if (value.unit === undefined || signal === undefined || !isScale(value.unit)) return;
    if (signal.unit !== null && quantityOf(value.unit) === quantityOf(signal.unit)) return;
    const message = `expected ${signal.unit === null ? 'no unit' : `a unit like ${signal.unit}`} for ${value.signal}`;
    issues.push({ code: 'custom', path: ['unit'], message, input: value });
  });

/** Which values of the devices' data are which signals, by path: `battery.volts: starter_battery.voltage`. */
export const signalMapping = z
  .record(z.string().min(1).max(300), z.union([signalName, withUnit]))
  .describe('Paths in the data of an event, and the signals they are. Everything else is found by its usual name.');
export type SignalMapping = z.infer<typeof signalMapping>;

/** One line of the configuration, ready to be looked up. A name of our own gets its kind from each value. */
export type MappedPath = { text: string; path: Path; id: string; signal: Signal | undefined; scale: Scale | null };

/** `track[0].lat` is `track.0.lat`; `$` and `data` stand for the data itself. */
const stepsOf = (path: string): string[] =>
  path
    .replaceAll(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');

export function prepareMapping(mapping: SignalMapping): MappedPath[] {
  return Object.entries(mapping).map(([path, line]) => {
    const { signal: id, unit } = typeof line === 'string' ? { signal: line, unit: undefined } : line;
    const signal = signalOf(id);
    return {
      text: path,
      path: stepsOf(path),
      id,
      signal,
      scale: unit !== undefined && isScale(unit) ? unit : (signal?.unit ?? null),
    };
  });
}

function lookUp(data: unknown, path: Path): unknown {
  let found = data;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (isPlainObject(found) && Object.hasOwn(found, step)) found = found[step];
    else return undefined;
  }
  return found;
}

/** The steps to a mapped value: a name with dots in it goes before its parts, a path before one without `data` or `$`. */
function stepsTo(data: unknown, { text, path }: MappedPath): Path {
  if (isPlainObject(data) && Object.hasOwn(data, text)) return [text];
  const isRooted = path[0] === 'data' || path[0] === '$';
  return isRooted && lookUp(data, path) === undefined ? path.slice(1) : path;
}

/** What a value is read for under a name of our own. */
function ownTarget(id: string, scale: Scale | null, value: unknown): Target {
  const unit: UnitId | null = scale === 'share' || scale === 'level' ? '%' : scale;
  const isPosition = isPlainObject(value) && findPosition(value) !== undefined;
  const isScalar = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
  const kind = unit !== null ? 'number' : isPosition ? 'position' : isScalar ? kindOf(value) : 'list';
  return { id, kind, unit, plausible: null };
}

/**
 * Takes what the configuration names, before anything is guessed by its name.
 * @param base where `data` stands in the event's data
 */
export function takeMapped(
  draft: Draft,
  mapping: readonly MappedPath[],
  data: unknown,
  base: Path,
  moment: Moment,
): void {
  for (const line of mapping) {
    const { id, signal, scale } = line;
    const steps = stepsTo(data, line);
    const value = lookUp(data, steps);
    if (value === undefined || value === null) continue;
    const place = [...base, ...steps];
    draft.mapped.add(place.join('.'));
    const target = signal ?? ownTarget(id, scale, value);
    const read = readValue(draft, place, target, value, scale);
    if (read === undefined) continue;
    tell(draft, signal === undefined ? namedGeneric(id, target.kind, target.unit) : { id }, read, moment);
  }
}
