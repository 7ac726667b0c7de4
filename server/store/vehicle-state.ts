import type { VehicleState } from '../contract/live';
import type { Availability } from '../contract/reading';
import type { Availability as StoredAvailability } from '../generated/prisma/client';
import type { Database } from './database';
import { loadNames } from './names';
import { toAbsence } from './stored-absence';
import { type Names, readingColumns, type StoredReading, toReading } from './stored-reading';

/** A stored row as what the upstream said. */
export const toAvailability = (row: StoredAvailability, names: Names): Availability => ({
  signal: names.signals.get(row.signalId) ?? '',
  updateRate: row.updateRate,
  rateLimitHertz: row.rateLimitHertz,
  appliesPer: row.appliesPer,
  upstream: names.upstreams.get(row.upstreamId) ?? '',
});

/** All that is newest about one vehicle; null when no vehicle has this VIN. */
export async function loadVehicleState(database: Database, vin: string): Promise<VehicleState | null> {
  const { prisma, pool } = database;
  const vehicle = await prisma.vehicle.findUnique({
    where: { vin },
    select: { id: true, vin: true, name: true, model: true },
  });
  if (vehicle === null) return null;
  const ofVehicle = { where: { vehicleId: vehicle.id } };
  const [names, readings, absences, availabilities] = await Promise.all([
    loadNames(database),
    pool.query<StoredReading>({
      name: 'vehicle-state',
      text: `SELECT ${readingColumns('latest')} FROM latest WHERE vehicle_id = $1 ORDER BY signal_id`,
      values: [vehicle.id],
      rowMode: 'array',
    }),
    prisma.absence.findMany(ofVehicle),
    prisma.availability.findMany(ofVehicle),
  ]);
  return {
    ...vehicle,
    readings: readings.rows.map((row) => toReading(row, names)),
    absences: absences.map((row) => toAbsence(row, names)),
    availabilities: availabilities.map((row) => toAvailability(row, names)),
  };
}
