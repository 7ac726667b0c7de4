import type { FleetVehicle } from '../../server/contract/fleet';

type Vehicles = { count(): number; vehicleAt(index: number): FleetVehicle };

/** The VIN of a vehicle by Motorcade's number; null when there is no such vehicle, or none is asked for. */
export function vinOf(fleet: Vehicles, id: number | undefined): string | null {
  for (let index = 0; index < fleet.count(); index++) {
    const vehicle = fleet.vehicleAt(index);
    if (vehicle.id === id) return vehicle.vin;
  }
  return null;
}
