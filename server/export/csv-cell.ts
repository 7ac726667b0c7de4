// Spreadsheets run what begins like a formula. An apostrophe before it says that it is text; where text begins with
// apostrophes and then so, one more is put, so that what is read is always what was written.

/** Text that no spreadsheet runs. */
export const guarded = (text: string): string => (/^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
/** The text that was guarded. */
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text);

/** Text as a field of CSV (RFC 4180, 2): quoted where it must be. */
export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** What somebody wrote, as a field of CSV that no spreadsheet runs. */
export const csvText = (text: string): string => csvField(guarded(text));

/** Fields as a line of CSV. */
export const csvLine = (fields: readonly string[]): string => `${fields.join(',')}\r\n`;
