import type { z } from 'zod';
import { suggestion } from '../upstreams/suggestion';
import { fieldsAt } from './field-names';
import type { Mistake } from './settings-file-error';

const expectations: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with names',
  record: 'fields with names',
};

function found(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'a number (put it in quotes to make it text)';
  return typeof value === 'boolean' ? 'true or false (put it in quotes to make it text)' : 'fields with names';
}

/** The words for what no schema has words of its own for. Never the value itself: it may be a misplaced secret. */
function words(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = `expected ${expectations[issue.expected] ?? issue.expected}`;
      return issue.input === undefined ? `is missing: ${expected}` : `${expected}, got ${found(issue.input)}`;
    }
    case 'invalid_value': {
      const expected = `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
      return issue.input === undefined ? `is missing: ${expected}` : expected;
    }
    case 'too_small':
      if (issue.origin === 'string') return 'expected text that is not empty';
      if (issue.origin === 'array') return `expected at least ${issue.minimum}`;
      return issue.inclusive === false ? `expected more than ${issue.minimum}` : `expected ${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'string'
        ? `expected at most ${issue.maximum} characters`
        : `expected at most ${issue.maximum}`;
    case 'invalid_union':
      // Not a sentence: its branches know better, see below.
      return '';
    default:
      return undefined;
  }
}

/** More than there are fields: a form of another type altogether was not meant. */
const otherType = 1_000;

function weightOfOne(issue: z.core.$ZodIssue): number {
  if (issue.code === 'unrecognized_keys') return issue.keys.length;
  return issue.code === 'invalid_type' && issue.path.length === 0 ? otherType : 1;
}

/** Every field that is too much counts: the branch somebody meant is the one with the least to mend. */
const weightOf = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + weightOfOne(issue), 0);

function mistakesOf(issue: z.core.$ZodIssue, schema: z.ZodType, path: readonly PropertyKey[]): Mistake[] {
  const own = [...path, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => ({
      path: [...own, key],
      message: `there is no such field here; ${suggestion(key, known)}`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.message === '') {
    const [meant] = [...issue.errors].sort((a, b) => weightOf(a) - weightOf(b));
    if (meant === undefined) return [{ path: own, message: 'expected one of the forms that the documentation shows' }];
    return meant.flatMap((inner) => mistakesOf({ ...inner, path: [...issue.path, ...inner.path] }, schema, path));
  }
  // Of a name that may be anybody's, its own schema has the words.
  if (issue.code === 'invalid_key')
    return [{ path: own, message: issue.issues.map(({ message }) => message).join('; ') }];
  return [{ path: own, message: issue.message }];
}

/**
 * All that is wrong with a part of the document, each mistake at its own place.
 * @param path where the part stands in the document
 */
export function shapeMistakes(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): Mistake[] {
  const parsed = schema.safeParse(value, { error: words });
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => mistakesOf(issue, schema, path));
}
