/** No word is longer, spaces around it included. */
const longest = 12;

/** What upstreams write where they have no value: BMW's `-NA-` among them, and what programs make of null. */
const words: ReadonlySet<string> = new Set(['', '-', '--', '-na-', 'n/a', 'null', 'none', 'nan', 'undefined']);

/** Whether a value says that there is none. It is left out then, and never 0. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && value.length <= longest && words.has(value.trim().toLowerCase());
}
