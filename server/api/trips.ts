import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Refused } from '../auth/refused';
import { vin } from '../contract/http';
import type { Position } from '../contract/reading';
import { foundTrips, type Place, type TripEnd, track, trackQuery, tripsQuery } from '../contract/trips';
import { loadTrack } from '../store/vehicle-track';
import { loadVehicleTrips } from '../store/vehicle-trips';
import { readNearestPlace } from '../trips/nearest-place';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

const config = { permission: 'history.read' } as const;
const tags = ['history'];
const params = z.object({ vin });
const unknown = () => new Refused(404, 'no vehicle has this VIN');
/** The gazetteer that the map is drawn from, from where the process runs. */
const placesPath = 'public/basemap/places.json';

type NearestPlace = (position: Position) => Place | null;

/** Where a vehicle went: its trips, the stops between them, and the way. */
export function tripRoutes(app: ApiServer, { database, clock }: Dependencies): void {
  let reading: Promise<NearestPlace> | undefined;
  const loadPlaces = (): Promise<NearestPlace> => {
    reading ??= readFile(placesPath, 'utf8').then((text) => readNearestPlace(JSON.parse(text)));
    return reading;
  };

  app.get(
    '/api/vehicles/:vin/trips',
    {
      config,
      schema: {
        summary: 'Trips of a vehicle and the stops after them, newest first',
        tags,
        params,
        querystring: tripsQuery,
        response: answers(foundTrips),
      },
    },
    async ({ params: { vin }, query }) => {
      const [found, nearest] = await Promise.all([loadVehicleTrips(database, vin, query, clock()), loadPlaces()]);
      if (found === null) throw unknown();
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
      };
    },
  );

  app.get(
    '/api/vehicles/:vin/track',
    {
      config,
      schema: {
        summary: 'Where a vehicle was, fix by fix',
        tags,
        params,
        querystring: trackQuery,
        response: answers(track),
      },
    },
    async ({ params: { vin }, query }) => {
      const found = await loadTrack(database, vin, query);
      if (found === null) throw unknown();
      return found;
    },
  );
}
