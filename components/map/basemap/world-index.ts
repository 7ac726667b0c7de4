import GeoJSONVT from 'geojson-vt';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';

export const worldLayers = ['land', 'borders', 'regions', 'lakes', 'rivers'] as const;
export type WorldLayer = (typeof worldLayers)[number];

/** Each layer of the world cut into tiles on demand. */
export type WorldIndex = Record<WorldLayer, GeoJSONVT>;

/** Tiles are cut down to this zoom; the outlines have nothing finer to show far before. */
export const deepestTile = 16;
/** Coordinates inside a tile run from 0 to this. */
export const tileExtent = 4096;
/** Lines go on this far beyond a tile, so that the widest stroke ends out of sight. */
const buffer = 160;

/** Reads a layer; throws when the file is not the one `build.mjs` writes. */
function readLayer(world: Topology, name: WorldLayer): GeoJSONVT {
  const object = world.objects[name];
  if (!object) throw new Error(`base map: expected a layer "${name}", got ${Object.keys(world.objects).join(', ')}`);
  return new GeoJSONVT(feature(world, object), {
    maxZoom: deepestTile,
    indexMaxZoom: 2,
    indexMaxPoints: 1_000_000,
    tolerance: 3,
    extent: tileExtent,
    buffer,
  });
}

/** Indexes the world for drawing, half a second of work: not for the page's own thread if it can be helped. */
export function indexWorld(world: Topology): WorldIndex {
  return {
    land: readLayer(world, 'land'),
    borders: readLayer(world, 'borders'),
    regions: readLayer(world, 'regions'),
    lakes: readLayer(world, 'lakes'),
    rivers: readLayer(world, 'rivers'),
  };
}

async function loadWorld(url: string): Promise<WorldIndex> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`base map: expected ${url} to be there, got status ${response.status}`);
  return indexWorld((await response.json()) as Topology);
}

/** The outline for a look from afar, soon there, and the one for a close look, which is loaded after it. */
export type Worlds = { far: Promise<WorldIndex>; near: Promise<WorldIndex>; hasNear: boolean };

/** Up to this tile zoom the coarse outline is as good as the fine one. */
export const farUpTo = 4;

/**
 * Fetches and indexes both outlines, the coarse one first. A failure is told to who asks for a tile.
 * @param onNear called when the fine outline is there
 */
export function loadWorlds(farUrl: string, nearUrl: string, onNear: () => void): Worlds {
  const far = loadWorld(farUrl);
  const near = far.then(() => loadWorld(nearUrl));
  const worlds: Worlds = { far, near, hasNear: false };
  near.then(
    () => {
      worlds.hasNear = true;
      onNear();
    },
    // Close looks go on being painted from the coarse outline, or told of their failure where that is missing too.
    () => undefined,
  );
  return worlds;
}

/** The best outline there is by now for a tile of this zoom. */
export function worldFor(worlds: Worlds, zoom: number): Promise<WorldIndex> {
  return zoom > farUpTo && worlds.hasNear ? worlds.near : worlds.far;
}
