import type { VehicleState } from '../contract/live';
import type { Database } from './database';
import type { Moment } from './fleet-at';
import { placedBy, placedUntil } from './moment-conditions';
import { loadNames } from './names';
import { toAbsence } from './stored-absence';
import { readingColumns, type StoredReading, toReading } from './stored-reading';
import { toAvailability } from './vehicle-state';

/** The newest of each signal placed by the moment $2: what is newest still, else what the history has. */
const stateBy = (clock: Moment['clock']) => `
SELECT ${readingColumns('l')} FROM latest l WHERE l.vehicle_id = $1 AND l.${placedBy[clock]} <= $2
UNION ALL
SELECT ${readingColumns('held')} FROM latest l CROSS JOIN LATERAL (
  SELECT * FROM (
    SELECT * FROM reading r
    WHERE r.vehicle_id = l.vehicle_id AND r.signal_id = l.signal_id AND ${placedUntil(clock, 'r', '$2')}
    ORDER BY r.at DESC LIMIT (SELECT greatest(count(*), 1) FROM vehicle_source WHERE vehicle_id = $1)
  ) told ORDER BY at DESC, message_key DESC LIMIT 1
) held
WHERE l.vehicle_id = $1 AND l.${placedBy[clock]} > $2
ORDER BY signal_id`;

/**
 * All that was newest about one vehicle at a moment; null when no vehicle has this VIN. Absences and availabilities have
 * no history: those told by then are given that are the newest to this day.
 */
export async function loadVehicleAt(
  database: Database,
  vin: string,
  { at, clock }: Moment,
): Promise<VehicleState | null> {
  const { prisma, pool } = database;
  const vehicle = await prisma.vehicle.findUnique({
    where: { vin },
    select: { id: true, vin: true, name: true, model: true },
  });
  if (vehicle === null) return null;
  const told = { where: { vehicleId: vehicle.id, at: { lte: new Date(at) } } };
  const [names, { rows }, absences, availabilities] = await Promise.all([
    loadNames(database),
    pool.query<StoredReading>({ text: stateBy(clock), values: [vehicle.id, new Date(at)], rowMode: 'array' }),
    prisma.absence.findMany(told),
    prisma.availability.findMany(told),
  ]);
  return {
    ...vehicle,
    readings: rows.map((row) => toReading(row, names)),
    absences: absences.map((row) => toAbsence(row, names)),
    availabilities: availabilities.map((row) => toAvailability(row, names)),
  };
}
