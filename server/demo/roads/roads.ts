import packed from '../routes/roads.json';
import { headingAt, lengthsAlong, readPolyline } from './line';

/** A place a fleet may live at. */
export type Home = { node: number; name: string; country: string; weight: number };

/** A road driven in one direction. */
export type Arc = {
  from: number;
  to: number;
  /** Latitude, longitude, latitude… in degrees, from `from` to `to`. */
  points: Float64Array;
  /** Metres from the start to each point. */
  along: Float64Array;
  lengthM: number;
  speedKmh: number;
  /** Directions it begins and ends in, degrees clockwise from north. */
  startHeading: number;
  endHeading: number;
};

export type RoadNetwork = {
  arcs: Arc[];
  /** Arcs that leave each node. */
  outgoing: Arc[][];
  /** Arcs that reach each node. */
  incoming: Arc[][];
  /** Metres of built-up area around each node; 0 where every road's own speed says it. */
  radius: number[];
  homes: Home[];
};

type Packed = (typeof packed)[keyof typeof packed];

function arcOf(from: number, to: number, points: Float64Array, speedKmh: number): Arc {
  const along = lengthsAlong(points);
  const lengthM = along.at(-1) ?? 0;
  const endHeading = headingAt(points, along.length - 2);
  return { from, to, points, along, lengthM, speedKmh, startHeading: headingAt(points, 0), endHeading };
}

function reversed(points: Float64Array): Float64Array {
  const backwards = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) backwards.set(points.subarray(i, i + 2), points.length - 2 - i);
  return backwards;
}

function unpack(network: Packed): RoadNetwork {
  const arcs: Arc[] = [];
  const outgoing: Arc[][] = network.radius.map(() => []);
  const incoming: Arc[][] = network.radius.map(() => []);
  const add = (arc: Arc) => {
    arcs.push(arc);
    outgoing[arc.from]?.push(arc);
    incoming[arc.to]?.push(arc);
  };
  network.shape.forEach((shape, edge) => {
    const [from = 0, to = 0, speed = 0] = [network.from[edge], network.to[edge], network.speed[edge]];
    const points = readPolyline(shape);
    add(arcOf(from, to, points, speed));
    if (network.isOneWay[edge] === 0) add(arcOf(to, from, reversed(points), speed));
  });
  return { arcs, outgoing, incoming, radius: network.radius, homes: network.homes };
}

export type NetworkName = keyof typeof packed;
const unpacked = new Map<NetworkName, RoadNetwork>();

/** The network of that name (see routes/README.md), unpacked at its first use. */
export function networkOf(name: NetworkName): RoadNetwork {
  const known = unpacked.get(name);
  if (known !== undefined) return known;
  const network = unpack(packed[name]);
  unpacked.set(name, network);
  return network;
}
