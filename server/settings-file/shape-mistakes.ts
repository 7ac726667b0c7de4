import type { z } from 'zod';
import { mistakeWords } from '../contract/mistake-words';
import { suggestion } from '../upstreams/suggestion';
import { fieldsAt } from './field-names';
import type { Mistake } from './settings-file-error';

/** Of a union nothing: its branches know better, see below. */
const words = (issue: z.core.$ZodRawIssue): string | undefined =>
  issue.code === 'invalid_union' ? '' : mistakeWords(issue, ' (put it in quotes to make it text)');

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
