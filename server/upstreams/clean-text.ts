/** What the database cannot hold: NUL in text, half of a surrogate pair in JSON. */
const unstorable = /[\0\p{Surrogate}]/u;
const everyUnstorable = /[\0\p{Surrogate}]/gu;
/** Longer texts are no value of a vehicle; the message keeps them whole. */
const longest = 4_000;

/** A text that can be stored: unstorable characters become U+FFFD, and what is beyond 4,000 characters an ellipsis. */
export function cleanText(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return unstorable.test(short) ? short.replace(everyUnstorable, '\ufffd') : short;
}

/** How a refused value is quoted: cleaned, short, in JSON. Values with members are named by their type only. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cleanText(value.length > 60 ? `${value.slice(0, 60)}…` : value));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return value === undefined ? 'nothing' : String(value);
}
