import { days, hours, minutes, seconds } from '../../server/contract/duration';

/**
 * An age as short as it can be said in a row: `now`, `12 s`, `4 min`, `3 h`, `2 d`, `5 mo`, `3 y`.
 * @param ageMs milliseconds; below zero (a clock apart by a little) is `now`
 * @param isPast the age is of a moment of the past: what is `now` otherwise was `then`
 */
export function formatAge(ageMs: number, isPast = false): string {
  if (ageMs < seconds(2)) return isPast ? 'then' : 'now';
  if (ageMs < minutes(1)) return `${Math.floor(ageMs / seconds(1))} s`;
  if (ageMs < hours(1)) return `${Math.floor(ageMs / minutes(1))} min`;
  if (ageMs < days(1)) return `${Math.floor(ageMs / hours(1))} h`;
  if (ageMs < days(60)) return `${Math.floor(ageMs / days(1))} d`;
  if (ageMs < days(730)) return `${Math.floor(ageMs / days(30.44))} mo`;
  return `${Math.floor(ageMs / days(365.25))} y`;
}

/**
 * The age as a sentence's end: `just now`, `4 min ago`; of a moment of the past `just then`, `4 min before`, and `3 h later`
 * of what has come since: a message may tell of a time long before.
 */
export function formatAgo(ageMs: number, isPast = false): string {
  if (isPast && ageMs <= -seconds(2)) return `${formatAge(-ageMs)} later`;
  if (ageMs < seconds(2)) return isPast ? 'just then' : 'just now';
  return `${formatAge(ageMs)} ${isPast ? 'before' : 'ago'}`;
}
