/** A line of an entry's details: what was changed, from what and to what; `before` null where there was no before. */
export type DetailLine = { name: string; before: string | null; after: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const words = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  const text = JSON.stringify(value);
  return text === '{}' || text === '[]' ? 'none' : text;
};

/** `isIgnored` as people read it: `is ignored`. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What an entry tells beyond who, what and when, line by line; of what was changed that which differs. */
export function describeDetail(detail: Readonly<Record<string, unknown>>): DetailLine[] {
  const { before, after, ...rest } = detail;
  const [old, now] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const hasBoth = isRecord(before) && isRecord(after);
  const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => !hasBoth || words(old[name]) !== words(now[name]))
    .map((name) => ({
      name: spaced(name),
      before: isRecord(before) ? words(old[name]) : null,
      after: isRecord(after) ? words(now[name]) : 'gone',
    }));
  const told = Object.entries(rest).map(([name, value]) => ({ name: spaced(name), before: null, after: words(value) }));
  return [...changed, ...told];
}
