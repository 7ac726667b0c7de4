import type { VehicleSources } from '../contract/http';
import type { Database } from './database';
import { loadNames } from './names';
import { readingColumns, type StoredReading, toReading } from './stored-reading';

/**
 * The newest reading of each signal from each upstream, of a vehicle that more than one tells of; no reading where only
 * one does. Null when no vehicle has this VIN.
 */
export async function loadVehicleSources(database: Database, vin: string): Promise<VehicleSources | null> {
  const vehicle = await database.prisma.vehicle.findUnique({ where: { vin }, select: { id: true } });
  if (vehicle === null) return null;
  const [names, { rows }] = await Promise.all([
    loadNames(database),
    database.pool.query<StoredReading>({
      name: 'vehicle-sources',
      text: `SELECT ${readingColumns('source_latest')} FROM source_latest
             WHERE vehicle_id = $1 AND (SELECT count(*) > 1 FROM vehicle_source s WHERE s.vehicle_id = $1)
             ORDER BY signal_id, upstream_id`,
      values: [vehicle.id],
      rowMode: 'array',
    }),
  ]);
  return { readings: rows.map((row) => toReading(row, names)) };
}
