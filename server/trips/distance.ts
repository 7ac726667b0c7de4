import type { Position } from '../contract/reading';

const earthKm = 6371.0088;
const radians = Math.PI / 180;

/** Kilometers between two points along a great circle (haversine), on a sphere of the mean radius. */
export function kilometersBetween(one: Position, other: Position): number {
  const height = Math.sin(((other.latitude - one.latitude) * radians) / 2);
  const width = Math.sin(((other.longitude - one.longitude) * radians) / 2);
  const share = height * height + Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians) * width * width;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** So far the earth is flat, to a thousandth. */
const flatDegrees = 0.2;

/** Makes a function that measures between places of a list, in kilometers: there are many to measure. */
export function measureBetween(points: readonly Position[]): (one: number, other: number) => number {
  const latitudes = Float64Array.from(points, ({ latitude }) => latitude);
  const longitudes = Float64Array.from(points, ({ longitude }) => longitude);
  const degreeKm = earthKm * radians;
  const widthsKm = Float64Array.from(points, ({ latitude }) => Math.cos(latitude * radians) * degreeKm);
  return (one, other) => {
    const height = (latitudes[other] ?? 0) - (latitudes[one] ?? 0);
    const width = (longitudes[other] ?? 0) - (longitudes[one] ?? 0);
    if (Math.abs(height) <= flatDegrees && Math.abs(width) <= flatDegrees) {
      const heightKm = height * degreeKm;
      const widthKm = width * (widthsKm[one] ?? 0);
      return Math.sqrt(heightKm * heightKm + widthKm * widthKm);
    }
    const [from, to] = [points[one], points[other]];
    return from === undefined || to === undefined ? 0 : kilometersBetween(from, to);
  };
}
