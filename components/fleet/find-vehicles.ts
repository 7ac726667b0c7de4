import type { FleetVehicle } from '../../server/contract/fleet';
import { answersTo, searchable } from './fleet-filter';

type Vehicles = { count(): number; vehicleAt(index: number): FleetVehicle };

/**
 * The first vehicles that answer to a text by VIN, name or model; one whose VIN or name is that text exactly comes first.
 * An empty text finds none: nobody looks for any ten vehicles.
 */
export function findVehicles(fleet: Vehicles, query: string, limit: number): FleetVehicle[] {
  const text = searchable(query);
  if (text === '') return [];
  const found: FleetVehicle[] = [];
  for (let index = 0; index < fleet.count(); index++) {
    const vehicle = fleet.vehicleAt(index);
    if (!answersTo(vehicle, text)) continue;
    if (searchable(vehicle.vin) === text || searchable(vehicle.name ?? '') === text) found.unshift(vehicle);
    else if (found.length < limit) found.push(vehicle);
  }
  return found.slice(0, limit);
}
