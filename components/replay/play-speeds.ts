/** How many seconds of the past go by in one of ours. */
export const playSpeeds = [1, 2, 5, 10, 60, 600] as const;
export type PlaySpeed = (typeof playSpeeds)[number];

/** The next faster or slower speed; the same one at either end. */
export function neighbourSpeed(speed: PlaySpeed, direction: 1 | -1): PlaySpeed {
  return playSpeeds[playSpeeds.indexOf(speed) + direction] ?? speed;
}
