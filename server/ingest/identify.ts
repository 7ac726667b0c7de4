import type pg from 'pg';
import type { GenericSignal } from '../contract/signal';
import type { Placed } from './row';

/** The numbers of vehicles by VIN and of signals by id. Only what is committed is in here. */
export type Numbers = { vehicles: Map<string, number>; signals: Map<string, number> };

/** Reads every number there is: a restart does not ask for each vehicle anew. */
export async function loadNumbers(pool: pg.Pool): Promise<Numbers> {
  const vehicles = await pool.query<[number, string]>({ text: 'SELECT id, vin FROM vehicle', rowMode: 'array' });
  const signals = await pool.query<[number, string]>({ text: 'SELECT id, key FROM signal', rowMode: 'array' });
  return {
    vehicles: new Map(vehicles.rows.map(([id, vin]) => [vin, id])),
    signals: new Map(signals.rows.map(([id, key]) => [key, id])),
  };
}

type Numbered = { rows: { id: number; name: string }[] };
const byName = ({ rows }: Numbered) => new Map(rows.map(({ id, name }) => [name, id]));

// Each is two statements, because one would not see what another process committed while it waited. Sorted, so that
// two processes wait for each other in one order.
async function numberVehicles(client: pg.PoolClient, vins: string[]): Promise<Map<string, number>> {
  if (vins.length === 0) return new Map();
  await client.query('INSERT INTO vehicle (vin) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [vins]);
  return byName(await client.query('SELECT id, vin AS name FROM vehicle WHERE vin = ANY($1)', [vins]));
}

async function numberSignals(
  client: pg.PoolClient,
  signals: [string, GenericSignal | undefined][],
): Promise<Map<string, number>> {
  if (signals.length === 0) return new Map();
  const keys = signals.map(([key]) => key);
  await client.query(
    `INSERT INTO signal (key, label, kind, unit) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
     ON CONFLICT DO NOTHING`,
    [
      keys,
      signals.map(([, generic]) => generic?.label),
      signals.map(([, generic]) => generic?.kind),
      signals.map(([, generic]) => generic?.unit),
    ],
  );
  return byName(await client.query('SELECT id, key AS name FROM signal WHERE key = ANY($1)', [keys]));
}

function numberOf(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(`"${name}" was numbered a moment ago and is gone`);
  return number;
}

/**
 * Numbers new vehicles and signals within the transaction of the readings that brought them, and sets the numbers in
 * the rows. The answer is to be remembered once that transaction is committed, and not before.
 */
export async function identify(client: pg.PoolClient, unplaced: readonly Placed[]): Promise<Numbers> {
  const vins = new Set<string>();
  const keys = new Map<string, GenericSignal | undefined>();
  for (const { vin, vehicleId, signal, signalId, generic } of unplaced) {
    if (vehicleId === 0) vins.add(vin);
    if (signalId === 0) keys.set(signal, generic);
  }
  const vehicles = await numberVehicles(client, [...vins].sort());
  const signals = await numberSignals(
    client,
    [...keys].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  for (const row of unplaced) {
    if (row.vehicleId === 0) row.vehicleId = numberOf(vehicles, row.vin);
    if (row.signalId === 0) row.signalId = numberOf(signals, row.signal);
  }
  return { vehicles, signals };
}
