import type { Position } from '../../server/contract/reading';

/**
 * A trail as points for a line, [latitude, longitude], going on beyond ±180° where the vehicle crossed it: a line that
 * jumped back would cut across the whole world.
 */
export function trailLine(trail: readonly Position[]): [number, number][] {
  let turns = 0;
  let before: number | undefined;
  return trail.map(({ latitude, longitude }) => {
    if (before !== undefined && longitude - before > 180) turns -= 1;
    if (before !== undefined && longitude - before < -180) turns += 1;
    before = longitude;
    return [latitude, longitude + 360 * turns];
  });
}
