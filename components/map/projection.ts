/** Web Mercator shows no latitude beyond this, degrees. */
const greatestLatitude = 85.0511287798;

/** World widths at zoom 0 are this many CSS pixels. */
export const tilePixels = 256;

/** Longitude in degrees to world widths: 0 is 180° west, 1 is 180° east. */
export function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5;
}

/** Latitude in degrees to world widths: 0 is the northern edge, 1 the southern. */
export function mercatorY(latitude: number): number {
  const sine = Math.sin((Math.max(-greatestLatitude, Math.min(greatestLatitude, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The inverse of `mercatorX`. */
export function longitudeOf(x: number): number {
  return (x - 0.5) * 360;
}

/** The inverse of `mercatorY`. */
export function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
}

/** The width of the world at a zoom, CSS pixels. */
export function worldWidth(zoom: number): number {
  return tilePixels * 2 ** zoom;
}
