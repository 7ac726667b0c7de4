import type { UnitId } from '../../contract/units';
import { isPlainObject } from '../plain-object';
import { type Draft, type Moment, type Path, tell } from './draft';
import { kindOf, namedGeneric } from './generic';
import type { MappedPath } from './mapping';
import type { Scale } from './names';
import type { Target } from './read-number';
import { findPosition } from './read-position';
import { readValue } from './read-value';

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
