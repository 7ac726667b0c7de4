// Lengths, thinning and writing of lines. Points are [longitude, latitude] in degrees.
const metersPerDegree = 111_195;

/** Metres between two points; the error of the flat formula is far below one per cent at these distances. */
export function distance([x1, y1], [x2, y2]) {
  const stretch = Math.cos((((y1 + y2) / 2) * Math.PI) / 180);
  return Math.hypot((x2 - x1) * stretch, y2 - y1) * metersPerDegree;
}

/** Metres along a line. */
export function lengthOf(points) {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1], points[i]);
  return length;
}

function distanceToChord(point, from, to) {
  const stretch = Math.cos((from[1] * Math.PI) / 180);
  const [dx, dy] = [(to[0] - from[0]) * stretch, to[1] - from[1]];
  const [px, py] = [(point[0] - from[0]) * stretch, point[1] - from[1]];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
  return Math.hypot(px - share * dx, py - share * dy) * metersPerDegree;
}

/** Leaves out points nearer than `tolerance` metres to the line without them (Douglas and Peucker). */
export function thin(points, tolerance) {
  if (points.length < 3) return points;
  let farthest = 0;
  let greatest = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const off = distanceToChord(points[i], points[0], points.at(-1));
    if (off > greatest) [greatest, farthest] = [off, i];
  }
  if (greatest <= tolerance) return [points[0], points.at(-1)];
  return [...thin(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...thin(points.slice(farthest), tolerance)];
}

/** Rounds to 1e-5 degree, about a metre: what `encode` keeps. */
export const round = (points) => points.map(([x, y]) => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5]);

/** Writes a line as text: Google's encoded polyline, latitude first, five decimals. */
export function encode(points) {
  let text = '';
  let last = [0, 0];
  for (const [x, y] of points) {
    const now = [Math.round(y * 1e5), Math.round(x * 1e5)];
    for (const axis of [0, 1]) {
      const difference = now[axis] - last[axis];
      let rest = difference < 0 ? ~(difference << 1) : difference << 1;
      for (; rest >= 0x20; rest >>= 5) text += String.fromCharCode((0x20 | (rest & 0x1f)) + 63);
      text += String.fromCharCode(rest + 63);
    }
    last = now;
  }
  return text;
}

/** A repeatable source of numbers in [0, 1) (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
