import type { Database } from './database';

/**
 * Makes vehicles known before their first message, by the names given. A name that people have set stays; one that has only
 * got something added behind a dot since the last time is brought up to date.
 */
export async function nameVehicles(
  { pool }: Database,
  vehicles: readonly { vin: string; name: string; model: string }[],
): Promise<void> {
  await pool.query(
    `INSERT INTO vehicle AS known (vin, name, model)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (vin) DO UPDATE SET name = excluded.name, model = excluded.model
     WHERE known.name IS NULL AND known.model IS NULL OR starts_with(excluded.name, known.name || ' · ')`,
    [vehicles.map(({ vin }) => vin), vehicles.map(({ name }) => name), vehicles.map(({ model }) => model)],
  );
}
