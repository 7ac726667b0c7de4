import { redact } from './redact';

/** What went wrong inside, as the log may have it: without VINs, positions, tokens and e-mail addresses. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    message: redact(error.message),
    at: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8)
      .map(redact),
  };
}
