import { days, hours, minutes, seconds } from '../../server/contract/duration';

/**
 * An age as short as it can be said in a row: `now`, `12 s`, `4 min`, `3 h`, `2 d`, `5 mo`, `3 y`.
 * @param ageMs milliseconds; below zero (a clock apart by a little) is `now`
 */
export function formatAge(ageMs: number): string {
  if (ageMs < seconds(2)) return 'now';
  if (ageMs < minutes(1)) return `${Math.floor(ageMs / seconds(1))} s`;
  if (ageMs < hours(1)) return `${Math.floor(ageMs / minutes(1))} min`;
  if (ageMs < days(1)) return `${Math.floor(ageMs / hours(1))} h`;
  if (ageMs < days(60)) return `${Math.floor(ageMs / days(1))} d`;
  if (ageMs < days(730)) return `${Math.floor(ageMs / days(30.44))} mo`;
  return `${Math.floor(ageMs / days(365.25))} y`;
}

/** The age as a sentence's end: `just now`, `4 min ago`. */
export function formatAgo(ageMs: number): string {
  return ageMs < seconds(2) ? 'just now' : `${formatAge(ageMs)} ago`;
}

/** A length of time in its two greatest parts: `45 s`, `12 min`, `3 h 05 min`, `2 d 4 h`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < minutes(1)) return `${Math.max(0, Math.round(durationMs / seconds(1)))} s`;
  const wholeMinutes = Math.round(durationMs / minutes(1));
  if (wholeMinutes < 60) return `${wholeMinutes} min`;
  const wholeHours = Math.floor(wholeMinutes / 60);
  if (wholeHours < 48) return `${wholeHours} h ${String(wholeMinutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(wholeHours / 24)} d ${wholeHours % 24} h`;
}
