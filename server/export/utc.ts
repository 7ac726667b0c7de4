/** The furthest instants of a Date, either way. */
const greatestInstant = 8_640_000_000_000_000;

/** Epoch milliseconds as ISO 8601 in UTC, with milliseconds. */
export const utc = (at: number): string => new Date(at).toISOString();

/** A value of a signal whose values are times, in epoch milliseconds: a text, or the number where it is no instant. */
export const utcValue = (value: number): string | number =>
  Number.isInteger(value) && Math.abs(value) <= greatestInstant ? utc(value) : value;

/** Epoch milliseconds for a file name: `20261120T080000Z`. */
export const utcName = (at: number): string => utc(at).replace(/[-:]|\.\d{3}/g, '');
