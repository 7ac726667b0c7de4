import type { FleetVehicle } from '../../server/contract/fleet';
import { energyPercent } from './fleet-filter';

export const fleetSorts = ['name', 'newest', 'oldest', 'fastest', 'energy'] as const;
export type FleetSort = (typeof fleetSorts)[number];

export const sortLabels: Record<FleetSort, string> = {
  name: 'Name',
  newest: 'Last event, newest first',
  oldest: 'Last event, oldest first',
  fastest: 'Speed, fastest first',
  energy: 'Energy, lowest first',
};

const collator = new Intl.Collator('en', { numeric: true });

/** What people call a vehicle: its name, else its VIN. */
export function titleOf(vehicle: Pick<FleetVehicle, 'name' | 'vin'>): string {
  return vehicle.name ?? vehicle.vin;
}

const byTitle = (a: FleetVehicle, b: FleetVehicle) =>
  collator.compare(titleOf(a), titleOf(b)) || collator.compare(a.vin, b.vin);

/** Vehicles without the value come last, whichever way the others are sorted. */
function byNumber(figureOf: (vehicle: FleetVehicle) => number | null, direction: 1 | -1) {
  return (a: FleetVehicle, b: FleetVehicle) => {
    const [left, right] = [figureOf(a), figureOf(b)];
    if (left === right) return byTitle(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    return (left - right) * direction || byTitle(a, b);
  };
}

const comparisons: Record<FleetSort, (a: FleetVehicle, b: FleetVehicle) => number> = {
  name: byTitle,
  newest: byNumber((vehicle) => vehicle.lastAt, -1),
  oldest: byNumber((vehicle) => vehicle.lastAt, 1),
  fastest: byNumber((vehicle) => vehicle.speed, -1),
  energy: byNumber(energyPercent, 1),
};

/** Sorts in place. Equal vehicles keep to their names, so that rows do not swap places from one second to the next. */
export function sortFleet(vehicles: FleetVehicle[], sort: FleetSort): FleetVehicle[] {
  return vehicles.sort(comparisons[sort]);
}
