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

/** What people call a vehicle: its name, else its VIN. */
export function titleOf(vehicle: Pick<FleetVehicle, 'name' | 'vin'>): string {
  return vehicle.name ?? vehicle.vin;
}

/** Titles as they are compared. Comparing by Intl.Collator costs ten times as much, once a second for the whole fleet. */
const sortKeys = new Map<string, string>();

/** Without case and accents, its numbers padded so that `Van 9` comes before `Van 10`. */
function sortKeyOf(title: string): string {
  const known = sortKeys.get(title);
  if (known !== undefined) return known;
  const plain = title
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  const key = plain.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
  sortKeys.set(title, key);
  return key;
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What each sort goes by before the title, and whether the least comes first; null for the title alone. */
const figures: Record<FleetSort, { of: (vehicle: FleetVehicle) => number | null; direction: 1 | -1 } | null> = {
  name: null,
  newest: { of: (vehicle) => vehicle.lastAt, direction: -1 },
  oldest: { of: (vehicle) => vehicle.lastAt, direction: 1 },
  fastest: { of: (vehicle) => vehicle.speed, direction: -1 },
  energy: { of: energyPercent, direction: 1 },
};

/** A vehicle with what it is compared by, worked out once and not with each of the many comparisons. */
type Sortable = { vehicle: FleetVehicle; figure: number; title: string };

const compare = (a: Sortable, b: Sortable) =>
  a.figure - b.figure || compareText(a.title, b.title) || compareText(a.vehicle.vin, b.vehicle.vin);

/**
 * The vehicles in order. Those without the value come last, whichever way the others go; equal ones keep to their names,
 * so that rows do not swap places from one second to the next.
 */
export function sortFleet(vehicles: readonly FleetVehicle[], sort: FleetSort): FleetVehicle[] {
  const figure = figures[sort];
  const sortables = vehicles.map((vehicle) => ({
    vehicle,
    figure: figure === null ? 0 : (figure.of(vehicle) ?? Number.MAX_VALUE * figure.direction) * figure.direction,
    title: sortKeyOf(titleOf(vehicle)),
  }));
  return sortables.sort(compare).map(({ vehicle }) => vehicle);
}
