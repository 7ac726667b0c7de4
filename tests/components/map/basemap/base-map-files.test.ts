import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import { describe, expect, test } from 'vitest';
import { breakName, nameWishes } from '../../../../components/map/basemap/label-wishes';
import { readPlaces } from '../../../../components/map/basemap/places';
import { indexWorld, worldLayers } from '../../../../components/map/basemap/world-index';
import { mercatorX, mercatorY, worldWidth } from '../../../../components/map/projection';

const file = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../public/basemap/${name}`, import.meta.url), 'utf8'));
const world = file('world-far.json') as Parameters<typeof indexWorld>[0];
const places = readPlaces(file('places.json'));

/** A frame about a place, 1,000 × 800 CSS pixels. */
function frameAbout(longitude: number, latitude: number, zoom: number) {
  const width = worldWidth(zoom);
  const [left, top] = [mercatorX(longitude) * width - 500, mercatorY(latitude) * width - 400];
  return { left, top, width: 1_000, height: 800, worldWidth: width, zoom, ratio: 1 };
}

const namesAbout = (longitude: number, latitude: number, zoom: number) =>
  nameWishes(places, frameAbout(longitude, latitude, zoom), (text) => text.length * 7).map(({ lines }) =>
    lines.join(' '),
  );

describe('the outline of the world', () => {
  test('has every layer, and land where Berlin is', () => {
    const index = indexWorld(world);
    for (const layer of worldLayers) expect(index[layer].getTileRaw(0, 0, 0)?.features.length).toBeGreaterThan(0);
    expect(index.land.getTileRaw(4, 8, 5)?.features.length).toBeGreaterThan(0);
  });

  test('has no outline that runs across the whole map at 180°', () => {
    const land = feature(world, 'land' in world.objects ? (world.objects.land ?? '') : '');
    const geometry = 'features' in land ? undefined : land.geometry;
    if (geometry?.type !== 'MultiPolygon') throw new Error(`land: expected a MultiPolygon, got ${geometry?.type}`);
    let widest = 0;
    for (const ring of geometry.coordinates.flat())
      for (const [index, [longitude = 0, latitude = 0]] of ring.entries()) {
        const [before = longitude] = ring[index - 1] ?? [];
        // Antarctica's lower edge is the edge of the map.
        if (latitude > -85) widest = Math.max(widest, Math.abs(longitude - before));
      }
    expect(widest).toBeLessThan(20);
  });
});

describe('the names of the map', () => {
  test('say where Germany, its capital and its sea are from afar', () => {
    const names = namesAbout(10, 52, 5);
    expect(names).toEqual(expect.arrayContaining(['GERMANY', 'Berlin', 'North Sea', 'Hamburg', 'Munich']));
    expect(names).not.toContain('Potsdam');
  });

  test('say more from nearby', () => {
    expect(namesAbout(13.2, 52.4, 9)).toEqual(expect.arrayContaining(['Berlin', 'Potsdam']));
  });

  test('hold over the seam at 180°', () => {
    expect(namesAbout(180, -17, 6)).toContain('Suva');
    expect(namesAbout(-180, -17, 6)).toContain('Suva');
  });

  test('are broken in two at the space nearest their middle', () => {
    expect(breakName('Bosnia and Herzegovina')).toEqual(['Bosnia and', 'Herzegovina']);
    expect(breakName('Germany')).toEqual(['Germany']);
    expect(breakName('Liechtenstein')).toEqual(['Liechtenstein']);
  });
});
