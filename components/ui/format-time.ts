const pad = (part: number) => String(part).padStart(2, '0');

/** A point in time by the reader's own clock, unmistakable everywhere: `2026-11-20 14:03:22`. */
export function formatLocalTime(at: number): string {
  const date = new Date(at);
  return `${formatLocalDate(at)} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** As above, to the millisecond, for what comes many a second: `2026-11-20 14:03:22.078`. */
export function formatExactTime(at: number): string {
  return `${formatLocalTime(at)}.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`;
}

/** The day by the reader's own clock: `2026-11-20`. */
export function formatLocalDate(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The time of day by the reader's own clock: `14:03:22`. */
export function formatClock(at: number): string {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** The minute of something lately, with its day where that is not today: `14:03`, `2026-11-20 14:03`. */
export function formatMinute(at: number, now: number): string {
  const minute = formatClock(at).slice(0, -3);
  return formatLocalDate(at) === formatLocalDate(now) ? minute : `${formatLocalDate(at)} ${minute}`;
}

/** The same point in UTC: `2026-11-20T13:03:22Z`. */
export function formatUtcTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The same point in UTC, to the millisecond: `2026-11-20T13:03:22.078Z`. */
export function formatExactUtcTime(at: number): string {
  return new Date(at).toISOString();
}
