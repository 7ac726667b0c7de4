/**
 * A marker on its way from the fix it was last seen at to the newest one. Nothing is foretold: it arrives at the newest
 * fix and waits there.
 */
export type Glide = { fromX: number; fromY: number; toX: number; toY: number; startedAt: number; durationMs: number };

/** Glides under way, by place in the columns. */
export type Glides = Map<number, Glide>;

const longestMs = 1_000;
const shortestMs = 200;
/** Less than this is not seen, CSS pixels. */
const leastPixels = 1.5;
/** More than this is a gap in what is known, and no path is made up for it, CSS pixels. */
const greatestPixels = 400;

type Step = { fromX: number; fromY: number; toX: number; toY: number; betweenMs: number };

/**
 * The way between two fixes, or null where the marker must jump. Places are in world widths.
 * @param betweenMs time between the fixes as it goes on for who looks
 * @param worldPixels width of the world on the screen, CSS pixels
 * @param now of the clock that `moveGlides` is given, milliseconds
 */
export function glideBetween(step: Step, worldPixels: number, now: number): Glide | null {
  const { fromX, fromY, toX, toY, betweenMs } = step;
  const pixels = Math.hypot(toX - fromX, toY - fromY) * worldPixels;
  if (!(pixels >= leastPixels && pixels <= greatestPixels && betweenMs > 0)) return null;
  return { fromX, fromY, toX, toY, startedAt: now, durationMs: Math.max(shortestMs, Math.min(longestMs, betweenMs)) };
}

/**
 * Moves every gliding marker to where it is by now; those that have arrived leave the map of glides.
 * @returns how fast the fastest of those it moved is, world widths a millisecond
 */
export function moveGlides(glides: Glides, x: Float64Array, y: Float64Array, now: number): number {
  let fastest = 0;
  for (const [index, glide] of glides) {
    const share = Math.min(1, Math.max(0, (now - glide.startedAt) / glide.durationMs));
    x[index] = glide.fromX + (glide.toX - glide.fromX) * share;
    y[index] = glide.fromY + (glide.toY - glide.fromY) * share;
    const across = (glide.toX - glide.fromX) / glide.durationMs;
    const down = (glide.toY - glide.fromY) / glide.durationMs;
    fastest = Math.max(fastest, across * across + down * down);
    if (share === 1) glides.delete(index);
  }
  return Math.sqrt(fastest);
}
