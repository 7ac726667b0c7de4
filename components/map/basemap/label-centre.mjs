/** Web Mercator of a point in degrees: both in world widths, 0 at 180° west and at the northern edge. */
export function mercator([longitude, latitude]) {
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Distance from a point to a ring's nearest edge, negative outside. */
function signedDistance(x, y, ring) {
  let isInside = false;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
    const dx = bx - ax;
    const dy = by - ay;
    const along = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
    least = Math.min(least, (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2);
  }
  return (isInside ? 1 : -1) * Math.sqrt(least);
}

/** A label needs no finer outline than this many corners. */
const enoughCorners = 600;

/** Twice the area of a ring, unsigned. */
function area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += (ring[j][0] - ring[i][0]) * (ring[j][1] + ring[i][1]);
  return Math.abs(sum);
}

/**
 * Where a country's name is best written: the point of its largest part that is farthest from any border, found on a
 * grid that is refined about its best cell, and how far that is. Both in world widths of Web Mercator.
 */
export function labelCentre(geometry) {
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];
  const rings = polygons.map((polygon) => polygon[0].map(mercator));
  const largest = rings.reduce((winner, candidate) => (area(candidate) > area(winner) ? candidate : winner));
  const stride = Math.ceil(largest.length / enoughCorners);
  const ring = largest.filter((_, index) => index % stride === 0);
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  let [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = { x: (west + east) / 2, y: (north + south) / 2, radius: Number.NEGATIVE_INFINITY };
  const steps = 24;
  for (let round = 0; round < 4; round++) {
    const [stepX, stepY] = [(east - west) / steps, (south - north) / steps];
    for (let row = 0; row <= steps; row++) {
      for (let column = 0; column <= steps; column++) {
        const [x, y] = [west + column * stepX, north + row * stepY];
        const radius = signedDistance(x, y, ring);
        if (radius > best.radius) best = { x, y, radius };
      }
    }
    [west, east, north, south] = [best.x - stepX, best.x + stepX, best.y - stepY, best.y + stepY];
  }
  return best;
}
