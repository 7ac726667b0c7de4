import type { z } from 'zod';

/** What the browser's storage kept as JSON; `instead` where it kept nothing, or something else. */
export function parseKept<T>(schema: z.ZodType<T>, text: string | null, instead: T): T {
  if (text === null) return instead;
  try {
    return schema.catch(instead).parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return instead;
    throw error;
  }
}
