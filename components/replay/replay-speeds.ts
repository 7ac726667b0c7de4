/** How many seconds of the past go by in one of ours. */
export const replaySpeeds = [1, 2, 5, 10, 60, 600] as const;
export type ReplaySpeed = (typeof replaySpeeds)[number];

/** The next faster or slower speed; the same one at either end. */
export function neighbourSpeed(speed: ReplaySpeed, direction: 1 | -1): ReplaySpeed {
  return replaySpeeds[replaySpeeds.indexOf(speed) + direction] ?? speed;
}
