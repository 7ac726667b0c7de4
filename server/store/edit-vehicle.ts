import type { VehicleChange } from '../contract/http';
import type { Database } from './database';

/** Gives a vehicle another name or model; absent fields stay. Null when no vehicle has this VIN. */
export async function editVehicle(
  { prisma }: Database,
  vin: string,
  { name, model }: VehicleChange,
): Promise<{ id: number; vin: string; name: string | null; model: string | null } | null> {
  const [edited] = await prisma.vehicle.updateManyAndReturn({
    where: { vin },
    data: { name, model },
    select: { id: true, vin: true, name: true, model: true },
  });
  return edited ?? null;
}
