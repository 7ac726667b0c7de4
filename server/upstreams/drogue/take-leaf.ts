import type { Signal } from '../../contract/signal';
import { cleanText } from '../clean-text';
import { isNothing } from '../nothing';
import { readAmount } from '../read-amount';
import { type Draft, type Moment, type Path, tell, tellGeneric } from './draft';
import { matchName } from './match-name';
import type { Scale } from './names';
import { readValue } from './read-value';

/** Adds what was read for a signal; a second value of it, under another name, stays what it is called. */
export function tellNamed(
  draft: Draft,
  path: Path,
  signal: Signal,
  data: unknown,
  scale: Scale | null,
  moment: Moment,
): void {
  const value = readValue(draft, path, signal, data, scale);
  if (value !== undefined && !tell(draft, { id: signal.id }, value, moment))
    tellGeneric(draft, path, value, moment, signal.unit);
}

/**
 * Takes a single value: as the signal its name and unit are of, else as a generic one. Nothing (null, an empty text, "n/a")
 * is no value.
 * @param unit told beside the value; null where none is
 */
export function takeLeaf(draft: Draft, path: Path, data: unknown, unit: Scale | null, moment: Moment): void {
  if (isNothing(data)) return;
  const amount = typeof data === 'string' ? readAmount(data) : undefined;
  if (amount !== undefined && amount.unit !== null && unit === null && matchName(path, amount.unit) !== undefined) {
    takeLeaf(draft, path, amount.value, amount.unit, moment);
    return;
  }
  const match = matchName(path, unit);
  if (match !== undefined && match.signal.kind !== 'position')
    tellNamed(draft, path, match.signal, data, unit ?? match.scale, moment);
  else if (typeof data === 'string') tellGeneric(draft, path, cleanText(data), moment);
  else if (typeof data === 'boolean' || (typeof data === 'number' && Number.isFinite(data)))
    tellGeneric(draft, path, data, moment, unit === null || unit === 'share' || unit === 'level' ? null : unit);
}
