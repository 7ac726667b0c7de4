import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { Refused } from '../auth/refused';
import { mistakeWords } from '../contract/mistake-words';

const words = (issue: z.core.$ZodRawIssue): string | undefined =>
  issue.code === 'unrecognized_keys'
    ? `nothing here is called ${issue.keys.map((key) => `"${key}"`).join(', ')}`
    : mistakeWords(issue);

const sentenceOf = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0 ? message : `${path.join('.')}: ${message}`;

/** Checks what comes in by a route's schema. What does not pass is refused with the fields and what was expected of each. */
export const checkInput: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (input) => {
    const { data: value, error } = schema.safeParse(input, { error: words });
    return error === undefined ? { value } : { error: new Refused(400, error.issues.map(sentenceOf).join('; ')) };
  };
