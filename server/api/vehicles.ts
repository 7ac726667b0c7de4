import { z } from 'zod';
import { Refused } from '../auth/refused';
import { vehicle, vehicleChange, vehicleSources, vin } from '../contract/http';
import type { VehicleState } from '../contract/live';
import { vehicleMomentQuery } from '../contract/moment';
import { noteAction } from '../store/audit';
import type { Moment } from '../store/fleet-at';
import { loadVehicleAt } from '../store/vehicle-at';
import { loadVehicleSources } from '../store/vehicle-sources';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { requirePast } from './past-request';
import { actorOf } from './signed-in';

const params = z.object({ vin });
const unknown = () => new Refused(404, 'no vehicle has this VIN');

const namesOf = ({ name, model }: VehicleState) => ({ name, model });

/** All that is known of one vehicle, and what people call it. */
export function vehicleRoutes(app: ApiServer, { database, loadVehicle, editVehicle, clock }: Dependencies): void {
  const load = async (vin: string, moment?: Moment): Promise<VehicleState> => {
    const found = await (moment === undefined ? loadVehicle(vin) : loadVehicleAt(database, vin, moment));
    if (found === null) throw unknown();
    return found;
  };
  const tags = ['fleet'];

  app.get(
    '/api/vehicles/:vin',
    {
      config: { permission: 'vehicle.read' },
      schema: {
        summary:
          'Newest readings of a vehicle, now or at a moment. Of reasons for a lack of value those are told that had been given by then and are the newest to this day',
        tags,
        params,
        querystring: vehicleMomentQuery,
        response: answers(vehicle),
      },
    },
    (request) => {
      const { vin } = request.params;
      const { at, clock: by } = request.query;
      if (at === undefined) return load(vin);
      requirePast(at, clock());
      return load(vin, { at, clock: by });
    },
  );

  app.get(
    '/api/vehicles/:vin/sources',
    {
      config: { permission: 'vehicle.read' },
      schema: {
        summary: 'Newest reading of each signal from each upstream, where several tell of a vehicle',
        tags,
        params,
        response: answers(vehicleSources),
      },
    },
    async (request) => {
      const found = await loadVehicleSources(database, request.params.vin);
      if (found === null) throw unknown();
      return found;
    },
  );

  app.patch(
    '/api/vehicles/:vin',
    {
      config: { permission: 'vehicle.edit' },
      schema: {
        summary: 'Name a vehicle, or its model',
        tags,
        params,
        body: vehicleChange,
        response: answers(vehicle),
      },
    },
    async (request) => {
      const { vin } = request.params;
      const before = await load(vin);
      if (!(await editVehicle(vin, request.body))) throw unknown();
      const after = await load(vin);
      const detail = { before: namesOf(before), after: namesOf(after) };
      await noteAction(database, { ...actorOf(request), action: 'vehicle.edit', subject: vin, detail });
      return after;
    },
  );
}
