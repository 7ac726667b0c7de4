import type { CheckedPrecondition, Precondition } from '../contract/commands';
import type { Reading, Value } from '../contract/reading';
import { isOneOf } from './shows';
import { durationWords, labelOf, valueWords } from './value-words';

/** What must be, as the end of a sentence: `at most 5 km/h`, `off or lock`, `of any value`. */
function wantedWords({ signal, isOneOf: values, isAtMost, isAtLeast }: Precondition): string {
  const say = (value: Value) => valueWords(signal, value);
  const parts: string[] = [];
  if (values !== undefined) parts.push(values.map(say).join(' or '));
  if (isAtLeast !== undefined && isAtLeast === isAtMost) parts.push(say(isAtLeast));
  else {
    if (isAtLeast !== undefined) parts.push(`at least ${say(isAtLeast)}`);
    if (isAtMost !== undefined) parts.push(`at most ${say(isAtMost)}`);
  }
  return parts.length === 0 ? 'of any value' : parts.join(' and ');
}

function isRight({ isOneOf: values, isAtMost, isAtLeast }: Precondition, value: Value): boolean {
  if (values !== undefined && !isOneOf(value, values)) return false;
  if (isAtMost === undefined && isAtLeast === undefined) return true;
  if (typeof value !== 'number') return false;
  return value <= (isAtMost ?? Number.POSITIVE_INFINITY) && value >= (isAtLeast ?? Number.NEGATIVE_INFINITY);
}

function problemOf(precondition: Precondition, reading: Reading | null, now: number): string | null {
  const { signal, freshWithinMs } = precondition;
  const label = labelOf(signal);
  if (reading === null) return `${label} has never been told`;
  // The earlier of the two times: a clock that runs ahead would make a reading look fresher than it is.
  const ageMs = Math.max(0, now - Math.min(reading.at, reading.receivedAt));
  const value = valueWords(signal, reading.value);
  if (ageMs > freshWithinMs)
    return `${label} was last told ${durationWords(ageMs)} ago (${value}), and may be ${durationWords(freshWithinMs)} old at most`;
  if (isRight(precondition, reading.value)) return null;
  return `${label} is ${value}, and must be ${wantedWords(precondition)}`;
}

/**
 * Holds each precondition against what was last told of its signal. A reading that is too old proves nothing, and what was
 * never told neither: both do not hold.
 * @param newest reading of each signal of the vehicle, by signal
 * @param now epoch milliseconds
 */
export function checkPreconditions(
  preconditions: readonly Precondition[],
  newest: ReadonlyMap<string, Reading>,
  now: number,
): CheckedPrecondition[] {
  return preconditions.map((precondition) => {
    const reading = newest.get(precondition.signal) ?? null;
    const problem = problemOf(precondition, reading, now);
    const expected = `${labelOf(precondition.signal)} ${wantedWords(precondition)}`;
    return { ...precondition, expected, reading, holds: problem === null, problem };
  });
}
