/** What a parameter may be called. */
export const parameterName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

const placeholder = /^\{([A-Za-z][A-Za-z0-9_]{0,63})\}$/;

/** The name of the parameter that a value of a template stands for; undefined for a value that stands for itself. */
export const parameterOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? placeholder.exec(value)?.[1] : undefined;

/** Whether a text has a name in braces amid other text, where nothing would be put in its place. */
export const hasStrayBraces = (text: string): boolean => parameterOf(text) === undefined && /\{\w+\}/.test(text);
