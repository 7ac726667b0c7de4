import type pg from 'pg';
import { closedThrough } from '../store/rolled-hours';
import type { VehicleHour } from '../store/rollups';

/** Which marks are taken: those after one, that nobody has touched for a while. */
export type Claim = { after: VehicleHour; limit: number; quietMs: number };

/** Locks the next marks of closed hours, by vehicle. A mark that ingest is writing is passed over. */
export async function claimHours(client: pg.Client, { after, limit, quietMs }: Claim): Promise<VehicleHour[]> {
  const { rows } = await client.query<{ vehicle_id: number; hour: Date }>({
    name: 'claim-hours',
    text: `SELECT vehicle_id, hour FROM stale_hour WHERE (vehicle_id, hour) > ($1, $2) AND hour < ${closedThrough}
             AND touched_at <= now() - $4 * interval '1 millisecond'
           ORDER BY vehicle_id, hour LIMIT $3 FOR UPDATE SKIP LOCKED`,
    values: [after.vehicleId, new Date(after.hour), limit, quietMs],
  });
  return rows.map(({ vehicle_id, hour }) => ({ vehicleId: vehicle_id, hour: hour.getTime() }));
}

/** Takes the marks off that were claimed. */
export async function unmarkHours(client: pg.Client, claimed: readonly VehicleHour[]): Promise<void> {
  await client.query(
    `DELETE FROM stale_hour s USING unnest($1::int4[], $2::timestamptz[]) AS t (vehicle_id, hour)
     WHERE s.vehicle_id = t.vehicle_id AND s.hour = t.hour`,
    [claimed.map(({ vehicleId }) => vehicleId), claimed.map(({ hour }) => new Date(hour))],
  );
}
