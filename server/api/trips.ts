import { z } from 'zod';
import { Refused } from '../auth/refused';
import { vin } from '../contract/http';
import { foundTrips, track, trackQuery, tripsQuery } from '../contract/trips';
import { createTurns } from '../store/turns';
import { loadTrack } from '../store/vehicle-track';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { askThePast, requirePast } from './past-request';
import { tellTrips } from './tell-trips';

const config = { permission: 'history.read' } as const;
const tags = ['history'];
const params = z.object({ vin });
const unknown = () => new Refused(404, 'no vehicle has this VIN');
/** Connections to the database that trips and ways take at once, whoever looks at them. */
const greatestConnections = 3;
const greatestWaiting = 100;

/** Where a vehicle went: its trips, the stops between them, and the way. */
export function tripRoutes(app: ApiServer, { database, clock }: Dependencies): void {
  const turns = createTurns(greatestConnections, greatestWaiting);

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
    async ({ params: { vin }, query }, reply) => {
      requirePast(query.at, clock());
      const found = await askThePast(reply, (signal) =>
        turns(signal, () => tellTrips({ database, clock }, vin, query)),
      );
      if (found === null) throw unknown();
      return found;
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
    async ({ params: { vin }, query }, reply) => {
      requirePast(query.at, clock());
      const found = await askThePast(reply, (signal) => turns(signal, () => loadTrack(database, vin, query)));
      if (found === null) throw unknown();
      return found;
    },
  );
}
