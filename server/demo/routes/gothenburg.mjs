// The streets of Gothenburg as OpenStreetMap had them in 2016, from the test data of the npm package geojson-path-finder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, lengthOf, round, thin } from './geometry.mjs';
import { keepConnected } from './graph.mjs';
import { isLineOnLand } from './land.mjs';

const source = 'geojson-path-finder@2.1.0';
const expectedHash = 'e43f69b9b18a6b37d6a73fcb95631389be2ebae44cb3b74efc3b493d6033c1e4';

/** Km/h where a way says none, by its class. Classes without an entry are not driven on. */
const usualSpeed = {
  ...{ motorway: 90, motorway_link: 60, trunk: 70, trunk_link: 50, primary: 60, primary_link: 50 },
  ...{ secondary: 50, secondary_link: 50, tertiary: 50, tertiary_link: 50, unclassified: 50, residential: 30, road: 30 },
};

function readWays() {
  const folder = mkdtempSync(join(tmpdir(), 'motorcade-routes-'));
  try {
    execFileSync('npm', ['pack', source, '--silent'], { cwd: folder });
    execFileSync('tar', ['xzf', 'geojson-path-finder-2.1.0.tgz'], { cwd: folder });
    const bytes = readFileSync(join(folder, 'package/test/large-network.json'));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== expectedHash) throw new Error(`${source}: expected data with hash ${expectedHash}, got ${hash}`);
    return JSON.parse(bytes.toString()).features;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isClosed = ({ access, motor_vehicle: motorVehicle, motorcar, area }) =>
  area === 'yes' || [access, motorVehicle, motorcar].some((rule) => ['no', 'private', 'agricultural'].includes(rule));

/** Direction a way is driven in: 1 as drawn, -1 against it, 0 both. */
function directionOf({ highway, oneway, junction }) {
  if (oneway === '-1') return -1;
  if (oneway === 'yes' || oneway === '1' || junction === 'roundabout') return 1;
  return oneway === undefined && highway.startsWith('motorway') ? 1 : 0;
}

function toRoads(features) {
  return features.flatMap(({ geometry, properties }) => {
    const usual = usualSpeed[properties.highway];
    if (geometry.type !== 'LineString' || usual === undefined || isClosed(properties)) return [];
    const speed = Number.parseInt(properties.maxspeed, 10) || usual;
    const direction = directionOf(properties);
    const points = round(direction === -1 ? [...geometry.coordinates].reverse() : geometry.coordinates);
    return [{ points, speed, isOneWay: direction !== 0 }];
  });
}

/** Cuts roads where they meet, so that every junction is a node. */
function cutAtJunctions(roads) {
  const uses = new Map();
  for (const { points } of roads)
    points.forEach((point, i) => {
      const key = point.join();
      uses.set(key, (uses.get(key) ?? 0) + (i === 0 || i === points.length - 1 ? 2 : 1));
    });
  const nodes = [];
  const numbers = new Map();
  const nodeAt = (point) => {
    const key = point.join();
    if (!numbers.has(key)) numbers.set(key, nodes.push(point) - 1);
    return numbers.get(key);
  };
  const edges = [];
  for (const { points, speed, isOneWay } of roads) {
    for (let start = 0, end = 1; end < points.length; end++) {
      if (uses.get(points[end].join()) < 2) continue;
      const line = points.slice(start, end + 1);
      if (isLineOnLand(line)) edges.push({ from: nodeAt(line[0]), to: nodeAt(line.at(-1)), speed, isOneWay, line });
      start = end;
    }
  }
  return { nodes, edges };
}

/** Makes one edge of two that meet where nothing else does. */
function mergeThrough(network) {
  const at = network.nodes.map(() => new Set());
  for (const edge of network.edges) for (const node of [edge.from, edge.to]) at[node].add(edge);
  for (let node = 0; node < at.length; node++) {
    if (at[node].size !== 2) continue;
    let [first, second] = at[node];
    if (first.speed !== second.speed || first.isOneWay !== second.isOneWay) continue;
    if (first.to !== node) {
      if (first.isOneWay && second.to === node) [first, second] = [second, first];
      else if (!first.isOneWay) first = reverse(first, at);
    }
    if (second.from !== node) {
      if (second.isOneWay) continue;
      second = reverse(second, at);
    }
    if (first.to !== node || first.from === first.to || second.from === second.to || first.from === second.to) continue;
    const merged = { ...first, to: second.to, line: [...first.line, ...second.line.slice(1)] };
    for (const edge of [first, second]) for (const end of [edge.from, edge.to]) at[end].delete(edge);
    for (const end of [merged.from, merged.to]) at[end].add(merged);
  }
  return { nodes: network.nodes, edges: [...new Set(at.flatMap((edges) => [...edges]))] };
}

function reverse(edge, at) {
  const reversed = { ...edge, from: edge.to, to: edge.from, line: [...edge.line].reverse() };
  for (const end of [edge.from, edge.to]) {
    at[end].delete(edge);
    at[end].add(reversed);
  }
  return reversed;
}

/** The network of streets; fleets may live at some junctions of small streets, spread over the city. */
export function buildGothenburg() {
  const connected = keepConnected(cutAtJunctions(toRoads(readWays())), 1_000);
  const network = keepConnected(mergeThrough(connected), 1_000);
  const edges = network.edges.map((edge) => {
    const line = thin(edge.line, 2);
    return { ...edge, shape: encode(line), cost: lengthOf(line) };
  });
  const quiet = network.nodes.map((_, node) => node).filter((node) => edges.every((e) => (e.from !== node && e.to !== node) || e.speed <= 50));
  const homes = quiet
    .filter((_, place) => place % Math.floor(quiet.length / 40) === 0)
    .map((node) => ({ node, name: 'Göteborg', country: 'SE', weight: 100 }));
  return { nodes: network.nodes, edges, homes, radius: network.nodes.map(() => 0) };
}
