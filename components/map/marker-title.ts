import type { FleetVehicle } from '../../server/contract/fleet';
import { titleOf } from '../fleet/fleet-sort';
import { formatAge } from '../ui/format-age';
import { outdatedPlaceAge } from './marker-look';

/** What stands beside a marker: what people call the vehicle, and of a ghost how old its place is. */
export function markerTitle(vehicle: FleetVehicle, isPast: boolean, now: number): string {
  const age = isPast ? outdatedPlaceAge(vehicle, now) : null;
  return age === null ? titleOf(vehicle) : `${titleOf(vehicle)} · ${formatAge(age)}`;
}
