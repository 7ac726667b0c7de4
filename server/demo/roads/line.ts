const metersPerDegree = 111_195;
const degreesPerRadian = 180 / Math.PI;

/** Reads an encoded polyline of five decimals as latitude, longitude, latitude… in degrees. */
export function readPolyline(text: string): Float64Array {
  const numbers: number[] = [];
  const last = [0, 0];
  for (let place = 0, axis = 0; place < text.length; axis = 1 - axis) {
    let bits = 0;
    for (let shift = 0, chunk = 0x20; chunk >= 0x20; shift += 5) {
      chunk = text.charCodeAt(place++) - 63;
      bits |= (chunk & 0x1f) << shift;
    }
    last[axis] = (last[axis] ?? 0) + (bits & 1 ? ~(bits >> 1) : bits >> 1);
    numbers.push((last[axis] ?? 0) / 1e5);
  }
  return Float64Array.from(numbers);
}

/** East and north from one point to another in metres; flat, which is exact enough from one bend to the next. */
function offset(points: Float64Array, from: number, to: number): [number, number] {
  const [latitude = 0, longitude = 0] = [points[from], points[from + 1]];
  const [nextLatitude = 0, nextLongitude = 0] = [points[to], points[to + 1]];
  const stretch = Math.cos((latitude + nextLatitude) / 2 / degreesPerRadian);
  return [(nextLongitude - longitude) * stretch * metersPerDegree, (nextLatitude - latitude) * metersPerDegree];
}

/** Metres from the first point of a line to each. */
export function lengthsAlong(points: Float64Array): Float64Array {
  const lengths = new Float64Array(points.length / 2);
  for (let i = 1; i < lengths.length; i++)
    lengths[i] = (lengths[i - 1] ?? 0) + Math.hypot(...offset(points, 2 * i - 2, 2 * i));
  return lengths;
}

/** Direction of a line between its points `index` and `index + 1`, degrees clockwise from north. */
export function headingAt(points: Float64Array, index: number): number {
  const [east, north] = offset(points, 2 * index, 2 * index + 2);
  return (Math.atan2(east, north) * degreesPerRadian + 360) % 360;
}

export type Place = { latitude: number; longitude: number; heading: number };

/** Greatest index whose value is not above the wanted one; `values` grow. */
export function lastNotAbove(values: Float64Array, wanted: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where one is, and looks to, so many metres along a line. */
export function placeAlong(points: Float64Array, along: Float64Array, meters: number): Place {
  const index = Math.min(lastNotAbove(along, meters), along.length - 2);
  const [start = 0, end = 0] = [along[index], along[index + 1]];
  const share = end > start ? Math.min(1, Math.max(0, (meters - start) / (end - start))) : 0;
  const [latitude = 0, longitude = 0] = [points[2 * index], points[2 * index + 1]];
  const [nextLatitude = 0, nextLongitude = 0] = [points[2 * index + 2], points[2 * index + 3]];
  return {
    latitude: latitude + (nextLatitude - latitude) * share,
    longitude: longitude + (nextLongitude - longitude) * share,
    heading: headingAt(points, index),
  };
}
