import type { CommandParameter, Scalar } from '../../contract/commands';
import { amountWords } from '../value-words';

const typeWords = { number: 'a number', integer: 'a whole number', string: 'text', boolean: 'true or false' } as const;

function isOfType(value: unknown, type: CommandParameter['type']): value is Scalar {
  if (type === 'number') return Number.isFinite(value);
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === type;
}

const found = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 60);

/** 21.3 is no whole number of times 0.1 in binary arithmetic; what is off by less than a billionth of a step is. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times));
}

function numberProblem(parameter: CommandParameter, value: number): string | null {
  const { minimum, maximum, multipleOf, unit } = parameter;
  const say = (amount: number) => amountWords(amount, unit);
  if (minimum !== undefined && value < minimum) return `expected at least ${say(minimum)}, got ${say(value)}`;
  if (maximum !== undefined && value > maximum) return `expected at most ${say(maximum)}, got ${say(value)}`;
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    return `expected a multiple of ${say(multipleOf)}, got ${say(value)}`;
  return null;
}

/**
 * What is wrong with a parameter's value by its schema (JSON Schema draft 2020-12, validation §6), as the end of a sentence:
 * `expected at most 28 °C, got 30 °C`. Null: nothing. A number in a text is no number.
 */
export function parameterProblem(parameter: CommandParameter, value: unknown): string | null {
  const { type, maxLength } = parameter;
  if (!isOfType(value, type)) return `expected ${typeWords[type]}, got ${found(value)}`;
  if (parameter.enum !== undefined && !parameter.enum.includes(value))
    return `expected one of ${parameter.enum.join(', ')}, got ${found(value)}`;
  if (typeof value === 'number') return numberProblem(parameter, value);
  // Characters, of which some are two of JavaScript's.
  if (typeof value === 'string' && maxLength !== undefined && [...value].length > maxLength)
    return `expected at most ${maxLength} characters, got ${[...value].length}`;
  return null;
}
