import { z } from 'zod';
import { problem } from '../contract/http';

const refusals = { '4xx': problem, '5xx': problem };

/** What a route answers: the schema with status 200, or a sentence about what went wrong. */
export const answers = <Schema extends z.ZodType>(schema: Schema) => ({ 200: schema, ...refusals });

/** What a route answers that has nothing to say: 204, or a sentence about what went wrong. */
export const answersNothing = { 204: z.undefined().describe('Done'), ...refusals };
