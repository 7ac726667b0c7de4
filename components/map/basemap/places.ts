import { z } from 'zod';
import { mercatorX, mercatorY } from '../projection';

const placesPath = '/basemap/places.json';

const column = z.array(z.number());

/** What `build.mjs` writes; see there for the units. */
const placesFile = z.object({
  countries: z.array(z.tuple([z.number(), z.number(), z.number(), z.string()])),
  waters: z.array(z.tuple([z.number(), z.number(), z.string(), z.number(), z.number()])),
  places: z.object({
    name: z.array(z.string()),
    longitude: column,
    latitude: column,
    zoom: column,
    capital: column,
    thousands: column,
  }),
});

/** Names to be written on the map. Places are in world widths of Web Mercator, the most important first. */
export type Places = {
  countries: readonly { name: string; x: number; y: number; radius: number }[];
  waters: readonly { name: string; x: number; y: number; fromZoom: number; toZoom: number }[];
  names: readonly string[];
  x: Float64Array;
  y: Float64Array;
  /** Zoom from which a place is named. */
  fromZoom: Uint8Array;
  isCapital: Uint8Array;
  /** Inhabitants, thousands. */
  thousands: Float64Array;
};

/** Reads the file of places; throws when it is another. */
export function readPlaces(file: unknown): Places {
  const { countries, waters, places } = placesFile.parse(file);
  return {
    countries: countries.map(([x, y, radius, name]) => ({ name, x: x / 1e6, y: y / 1e6, radius: radius / 1e6 })),
    waters: waters.map(([longitude, latitude, name, fromZoom, toZoom]) => ({
      name,
      x: mercatorX(longitude),
      y: mercatorY(latitude),
      fromZoom,
      toZoom,
    })),
    names: places.name,
    x: Float64Array.from(places.longitude, (thousandths) => mercatorX(thousandths / 1000)),
    y: Float64Array.from(places.latitude, (thousandths) => mercatorY(thousandths / 1000)),
    fromZoom: Uint8Array.from(places.zoom),
    isCapital: Uint8Array.from(places.capital),
    thousands: Float64Array.from(places.thousands),
  };
}

let loading: Promise<Places> | undefined;

/** The places of the package, fetched once for all maps of the page. */
export function loadPlaces(): Promise<Places> {
  loading ??= fetch(placesPath)
    .then((response) => {
      if (!response.ok) throw new Error(`base map: expected ${placesPath} to be there, got status ${response.status}`);
      return response.json();
    })
    .then(readPlaces)
    .catch((error: unknown) => {
      // The next map tries again.
      loading = undefined;
      throw error;
    });
  return loading;
}
