import type pg from 'pg';
import { epochMilliseconds } from './epoch-milliseconds';
import { retentionJob } from './retention';
import { closedThrough } from './rolled-hours';
import { evidenceRowLimit, type TripSource } from './trip-evidence';

const statement = `
SELECT (SELECT count(*) > 1 FROM vehicle_source WHERE vehicle_id = $1) AS "isShared",
  (SELECT json_object_agg(id, key) FROM upstream) AS upstreams,
  ${epochMilliseconds(closedThrough)} AS "closedTo",
  (SELECT ${epochMilliseconds('through')} FROM job WHERE name = '${retentionJob('readings')}') AS "keptFrom"`;

type Row = {
  isShared: boolean;
  upstreams: Record<string, string> | null;
  closedTo: number | null;
  keptFrom: number | null;
};

/** What must be known to read the evidence of a vehicle, and how far what is stored can be trusted. */
export type TripContext = Pick<TripSource, 'vehicleId' | 'upstreams' | 'isShared' | 'rowLimit'> & {
  /** Hours before this are over, and no reading comes into them unmarked; null while there is none. */
  closedTo: number | null;
  /** Readings of before this have been dropped. */
  keptFrom: number;
};

/** Loads it, as of the caller's transaction. */
export async function loadTripContext(
  client: pg.ClientBase,
  vehicleId: number,
  rowLimit = evidenceRowLimit,
): Promise<TripContext> {
  const { rows } = await client.query<Row>({ name: 'trip-context', text: statement, values: [vehicleId] });
  const [row] = rows;
  if (row === undefined) throw new Error('trip context: expected a row, got none');
  return {
    vehicleId,
    rowLimit,
    isShared: row.isShared,
    upstreams: new Map(Object.entries(row.upstreams ?? {}).map(([id, key]) => [Number(id), key])),
    closedTo: row.closedTo,
    keptFrom: row.keptFrom ?? 0,
  };
}
