import type { Fix } from './track';
import { utc } from './utc';

/**
 * Longer segments go on in another feature, which begins with the fix that the one before it ended with, so that the
 * line does not break: a line's coordinates and times must be in memory together.
 */
export const partSize = 2_000;

type Part = { segment: number; part: number; fixes: readonly Fix[] };

/** Properties of a part are columns: one array each, as long as its coordinates are many. */
function featureOf({ segment, part, fixes }: Part, vin: string): string {
  const coordinates = fixes.map(({ longitude, latitude }) => [longitude, latitude]);
  return JSON.stringify({
    type: 'Feature',
    geometry:
      // A line has two positions or more (RFC 7946, 3.1.4).
      coordinates.length === 1 ? { type: 'Point', coordinates: coordinates[0] } : { type: 'LineString', coordinates },
    properties: {
      vin,
      segment,
      part,
      coordTimes: fixes.map(({ at }) => utc(at)),
      receivedTimes: fixes.map(({ receivedAt }) => utc(receivedAt)),
      'altitude [m]': fixes.map(({ altitude }) => altitude),
      'speed [km/h]': fixes.map(({ speed }) => speed),
      'heading [°]': fixes.map(({ heading }) => heading),
      sources: fixes.map(({ upstream }) => upstream),
    },
  });
}

/** Fixes as parts of segments. */
async function* partsOf(pages: AsyncIterable<Fix[]>): AsyncGenerator<Part> {
  let segment = 0;
  let part = 1;
  let fixes: Fix[] = [];
  for await (const page of pages)
    for (const fix of page) {
      if (fix.isAfterGap) {
        if (fixes.length > 0) yield { segment, part, fixes };
        segment++;
        part = 1;
        fixes = [];
      } else if (fixes.length === partSize) {
        yield { segment, part, fixes };
        part++;
        fixes = fixes.slice(-1);
      }
      fixes.push(fix);
    }
  if (fixes.length > 0) yield { segment, part, fixes };
}

/**
 * A track as GeoJSON (RFC 7946): a line for each segment between gaps, a point where a segment is one fix. Coordinates
 * are longitude and latitude; altitudes stand beside them, for the standard wants them above the ellipsoid, and what
 * vehicles tell is above something else.
 */
export async function* writeGeoJson(
  { vin, from, to, madeAt }: { vin: string; from: number; to: number; madeAt: number },
  pages: AsyncIterable<Fix[]>,
): AsyncGenerator<string> {
  const about = { vin, from: utc(from), to: utc(to), madeAt: utc(madeAt) };
  yield `{"type":"FeatureCollection","motorcade":${JSON.stringify(about)},"features":[`;
  let separator = '\n';
  for await (const part of partsOf(pages)) {
    yield `${separator}${featureOf(part, vin)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
