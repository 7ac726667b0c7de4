import { readFile } from 'node:fs/promises';
import type { Position } from '../contract/reading';
import { type FoundTrips, type Place, type Trip, type TripEnd, type TripsQuery, tripsPage } from '../contract/trips';
import { loadVehicleTrips } from '../store/vehicle-trips';
import { readNearestPlace } from '../trips/nearest-place';
import type { Dependencies } from './dependencies';

/** The gazetteer that the map is drawn from, from where the process runs. */
const placesPath = 'public/basemap/places.json';

type NearestPlace = (position: Position) => Place | null;

let reading: Promise<NearestPlace> | undefined;

/** Once a process, where it could be read: it is some megabytes. */
function loadPlaces(): Promise<NearestPlace> {
  reading ??= readFile(placesPath, 'utf8')
    .then((text) => readNearestPlace(JSON.parse(text)))
    .catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
  return reading;
}

type Teller = Pick<Dependencies, 'database' | 'clock'>;

/** A page of a vehicle's trips and stops with the places they are at. Null when no vehicle has this VIN. */
export async function tellTrips(
  { database, clock }: Teller,
  vin: string,
  query: TripsQuery,
): Promise<FoundTrips | null> {
  const now = clock();
  const { at = now } = query;
  const asOf = { at: Math.min(at, now), clock: at < now ? query.clock : null };
  const [found, nearest] = await Promise.all([loadVehicleTrips(database, vin, query, asOf), loadPlaces()]);
  if (found === null) return null;
  const named = (position: Position | null): TripEnd | null =>
    position === null ? null : { ...position, place: nearest(position) };
  return {
    trips: found.trips.map(({ facts, ...rest }) => ({
      ...facts,
      ...rest,
      vin,
      start: named(facts.start),
      end: named(facts.end),
    })),
    stops: found.stops.map((stop) => ({ ...stop, place: named(stop.position)?.place ?? null })),
    cursor: found.cursor,
    isArriving: found.isArriving,
  };
}

/** All trips of which any moment lies in the range, oldest first. */
export async function tellAllTrips(
  teller: Teller,
  vin: string,
  { from, to }: Pick<TripsQuery, 'from' | 'to'>,
): Promise<Trip[]> {
  const trips: Trip[] = [];
  let cursor: string | undefined;
  do {
    const page = await tellTrips(teller, vin, { from, to, limit: tripsPage.most, cursor, clock: 'event' });
    trips.push(...(page?.trips ?? []));
    cursor = page?.cursor ?? undefined;
  } while (cursor !== undefined);
  return trips.reverse();
}
