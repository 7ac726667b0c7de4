import type { z } from 'zod';

const expectations: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with names',
  record: 'fields with names',
};

function found(value: unknown, remedy: string): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'text';
  if (typeof value === 'number') return `a number${remedy}`;
  return typeof value === 'boolean' ? `true or false${remedy}` : 'fields with names';
}

/** Of a text and of a list there are so many; a number is one. */
const unitOf = (origin: string, count: number | bigint): string =>
  origin === 'string' ? ` character${Number(count) === 1 ? '' : 's'}` : '';

/**
 * What is wrong with a value, where its schema has no words of its own; undefined where zod's will do. Never the value
 * itself: it may be a misplaced secret.
 * @param remedy what mends a number, or true or false, that should be something else
 */
export function mistakeWords(issue: z.core.$ZodRawIssue, remedy = ''): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = `expected ${expectations[issue.expected] ?? issue.expected}`;
      return issue.input === undefined ? `is missing: ${expected}` : `${expected}, got ${found(issue.input, remedy)}`;
    }
    case 'invalid_value': {
      const expected = `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
      return issue.input === undefined ? `is missing: ${expected}` : expected;
    }
    case 'too_small': {
      const { origin, minimum } = issue;
      if (origin === 'string' && minimum === 1) return 'expected text that is not empty';
      if (origin === 'string' || origin === 'array') return `expected at least ${minimum}${unitOf(origin, minimum)}`;
      return issue.inclusive === false ? `expected more than ${minimum}` : `expected ${minimum} or more`;
    }
    case 'too_big':
      return `expected at most ${issue.maximum}${unitOf(issue.origin, issue.maximum)}`;
    default:
      return undefined;
  }
}
