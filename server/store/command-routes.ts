import type { Database } from './database';

/** A vehicle as its commands need it, and the upstreams that tell of it or have a device in it. */
export type RoutedVehicle = {
  id: number;
  vin: string;
  /** The device last heard of comes first; null for an upstream that names the vehicle itself. */
  routes: { upstream: string; device: string | null }[];
};

const statement = `
SELECT v.id, v.vin, coalesce(json_agg(json_build_object('upstream', r.upstream, 'device', r.device)
  ORDER BY r.heard_at DESC NULLS LAST, r.upstream, r.device) FILTER (WHERE r.upstream IS NOT NULL), '[]') AS routes
FROM vehicle v LEFT JOIN LATERAL (
  SELECT u.key AS upstream, d.device, d.last_received_at AS heard_at
  FROM device d JOIN upstream u ON u.id = d.upstream_id WHERE d.vin = v.vin AND NOT d.is_ignored
  UNION ALL
  SELECT u.key, NULL, NULL FROM vehicle_source s JOIN upstream u ON u.id = s.upstream_id
  WHERE s.vehicle_id = v.id AND NOT EXISTS (SELECT FROM device d WHERE d.vin = v.vin AND d.upstream_id = u.id)
) r ON true
WHERE v.vin = ANY($1) GROUP BY v.id`;

/** Vehicles by VIN, with their ways; those that nobody has heard of are left out. */
export async function loadRoutes({ pool }: Database, vins: readonly string[]): Promise<Map<string, RoutedVehicle>> {
  const { rows } = await pool.query<RoutedVehicle>({ name: 'command-routes', text: statement, values: [vins] });
  return new Map(rows.map((row) => [row.vin, row]));
}
