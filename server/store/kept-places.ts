import type { Database } from './database';
import type { SettledSearch } from './settled-search';

/** Where in batches messages stand that have a row in `quarantine`: their places, by batch. */
export type KeptPlaces = ReadonlyMap<string, ReadonlySet<number>>;

type Row = { batch_id: string; places: number[] };

/** A row of `quarantine`, as `q`, of a device and in a state, where they are given. */
export const ofKept = (device: string, state: string) =>
  `(${device}::text IS NULL OR q.device = ${device}) AND (${state}::text IS NULL OR q.state = ${state})`;

const select = 'SELECT q.batch_id, array_agg(q.message_index) AS places FROM quarantine q';

const placesOf = (rows: readonly Row[]): KeptPlaces =>
  new Map(rows.map(({ batch_id, places }) => [batch_id, new Set(places)]));

/** Messages that were kept out and are about a vehicle, by what they said or by what their device stands for now. */
export async function findKeptAbout(
  { pool }: Database,
  batches: readonly bigint[],
  vehicle: SettledSearch['vehicle'],
): Promise<KeptPlaces> {
  if (vehicle === undefined) return new Map();
  const text = `${select} LEFT JOIN device d USING (upstream_id, device)
    WHERE q.batch_id = ANY ($1) AND $2 IN (q.vin, d.vin) GROUP BY 1`;
  return placesOf((await pool.query<Row>(text, [batches, vehicle.vin])).rows);
}

/** Messages that were kept out, of a device and in a state; null where that is not asked for. */
export async function findKeptOf(
  { pool }: Database,
  batches: readonly bigint[],
  kept: SettledSearch['kept'],
): Promise<KeptPlaces | null> {
  if (kept === undefined) return null;
  const text = `${select} WHERE q.batch_id = ANY ($1) AND ${ofKept('$2', '$3')} GROUP BY 1`;
  return placesOf((await pool.query<Row>(text, [batches, kept.device, kept.state])).rows);
}
