/** Longitudes that go on beyond ±180° instead of jumping back, and whether the ring goes about a pole. */
function unroll(ring) {
  const points = [ring[0]];
  for (let index = 1; index < ring.length; index++) {
    const before = points[index - 1][0];
    const step = ((((ring[index][0] - before + 180) % 360) + 360) % 360) - 180;
    points.push([before + step, ring[index][1]]);
  }
  const turn = points[points.length - 1][0] - points[0][0];
  return { points, turn };
}

/** The part of a ring on one side of a meridian. @param keeps 1 for east of it, -1 for west */
function clip(ring, meridian, keeps) {
  const isKept = ([longitude]) => (longitude - meridian) * keeps >= 0;
  const kept = [];
  for (let index = 0; index < ring.length; index++) {
    const point = ring[index];
    const before = ring[(index + ring.length - 1) % ring.length];
    if (isKept(point) !== isKept(before)) {
      const share = (meridian - before[0]) / (point[0] - before[0]);
      kept.push([meridian, before[1] + share * (point[1] - before[1])]);
    }
    if (isKept(point)) kept.push(point);
  }
  return kept;
}

/**
 * Cuts a ring drawn on the globe at 180° into rings drawn on a flat map. Natural Earth's outlines cross that meridian,
 * and Antarctica's goes about the pole.
 */
function cutRing(ring) {
  const { points, turn } = unroll(ring);
  const isAboutPole = Math.abs(turn) > 180;
  const open = isAboutPole
    ? [...points, [points[points.length - 1][0], -90], [points[0][0], -90]]
    : points.slice(0, -1);
  const pieces = [];
  for (const turns of [-1, 0, 1]) {
    const east = clip(open, -180 + 360 * turns, 1);
    const piece = east.length > 2 ? clip(east, 180 + 360 * turns, -1) : [];
    if (piece.length < 3) continue;
    const shifted = piece.map(([longitude, latitude]) => [longitude - 360 * turns, latitude]);
    pieces.push([...shifted, shifted[0]]);
  }
  return pieces;
}

/** Polygons of a globe as polygons of a flat map; filled by the even-odd rule, holes may be polygons of their own. */
export function cutAtSeam(polygons) {
  return polygons.flatMap((rings) => {
    const crosses = rings.some((ring) => {
      const { points, turn } = unroll(ring);
      return turn !== 0 || points.some(([longitude]) => longitude < -180 || longitude > 180);
    });
    return crosses ? rings.flatMap((ring) => cutRing(ring).map((piece) => [piece])) : [rings];
  });
}
