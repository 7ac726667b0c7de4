import type { FleetVehicle } from '../../server/contract/fleet';
import { titleOf } from '../fleet/fleet-sort';
import { formatAge } from '../ui/format-age';
import { lookOf } from './marker-look';

/** What stands beside a marker: what people call the vehicle, and of a ghost how old its place is. */
export function markerTitle(vehicle: FleetVehicle, look: number, isPast: boolean, now: number): string {
  const title = titleOf(vehicle);
  if (!isPast || vehicle.positionAt === null || !lookOf(look).isHatched) return title;
  return `${title} · ${formatAge(now - vehicle.positionAt)}`;
}
