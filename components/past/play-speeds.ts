import { minutes, seconds } from '../../server/contract/duration';

/** How many times faster than life the past is played. */
export const playSpeeds = [1, 10, 60, 600, 3600] as const;
export type PlaySpeed = (typeof playSpeeds)[number];

/** The time from one picture to the next: half a second of the person's, in life a second. Milliseconds of the past. */
export const stepMsOf: Record<PlaySpeed, number> = {
  1: seconds(1),
  10: seconds(5),
  60: seconds(30),
  600: minutes(5),
  3600: minutes(30),
};

/** So far ahead, in the person's time, pictures are fetched before they are shown. */
export const aheadMs = seconds(6);
/** An answer of more rows would keep the page busy for longer than a frame or two. */
const rowsAtOnce = 12_000;
const fewestSteps = 2;
const mostSteps = 24;

/** How many steps to ask for next. @param rowsPerStep as of late; null while nobody knows */
export function stepsAtOnce(rowsPerStep: number | null): number {
  if (rowsPerStep === null) return 6;
  const steps = Math.floor(rowsAtOnce / Math.max(1, rowsPerStep));
  return Math.min(mostSteps, Math.max(fewestSteps, steps));
}
