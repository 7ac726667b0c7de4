import { mercator } from './label-centre.mjs';

const leastZoom = 3;
const greatestZoom = 10;
/** Two places of one zoom are at least this far apart, CSS pixels; a capital needs less room to be named. */
const spacing = 56;
const capitalSpacing = 30;
/** Below these populations a place waits for a closer look, however empty its surroundings. Index: zoom. */
const populationFloor = [0, 0, 0, 1_500_000, 300_000, 100_000, 40_000, 0, 0, 0, 0];

/** A capital with fewer people waits until its country can be seen. */
const smallCapital = 100_000;

/** A capital outranks a city of three times its people, and a small one any town. */
const importance = (place) => (place.isCapital ? 3 * place.population + 500_000 : place.population);
const byCodeUnits = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Gives each place the zoom from which it is labelled, so that a map is evenly written in crowded and in empty regions
 * alike: zoom by zoom the more important place takes the room. Returns places in order of importance.
 */
export function rankPlaces(places) {
  const ordered = places
    .map((place) => ({ ...place, point: mercator([place.longitude, place.latitude]), zoom: greatestZoom + 1 }))
    .sort((a, b) => importance(b) - importance(a) || byCodeUnits(a.name, b.name) || a.longitude - b.longitude);
  for (let zoom = leastZoom; zoom <= greatestZoom; zoom++) {
    const cell = spacing / (256 * 2 ** zoom);
    const taken = new Map();
    const keyOf = (x, y) => `${x}:${y}`;
    const claim = (place) => {
      const key = keyOf(Math.floor(place.point[0] / cell), Math.floor(place.point[1] / cell));
      taken.set(key, [...(taken.get(key) ?? []), place.point]);
    };
    for (const place of ordered) if (place.zoom < zoom) claim(place);
    for (const place of ordered) {
      if (place.zoom <= zoom) continue;
      const isGreat = place.isCapital && zoom >= (place.population >= smallCapital ? 5 : 7);
      if (!isGreat && place.population < populationFloor[zoom]) continue;
      const room = isGreat ? (cell * capitalSpacing) / spacing : cell;
      const [column, row] = place.point.map((part) => Math.floor(part / cell));
      let isFree = true;
      for (let x = column - 1; x <= column + 1; x++)
        for (let y = row - 1; y <= row + 1; y++)
          for (const [px, py] of taken.get(keyOf(x, y)) ?? [])
            if (Math.hypot(px - place.point[0], py - place.point[1]) < room) isFree = false;
      if (!isFree) continue;
      place.zoom = zoom;
      claim(place);
    }
  }
  return ordered;
}
