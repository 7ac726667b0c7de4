import type { Database } from '../store/database';
import type { Decode } from '../upstreams/kind';
import { createDeviceMap } from './device-map';
import { loadDevices } from './device-rows';
import { hashText } from './message-key';
import { once } from './once';
import type { KnownUpstream } from './row';

export type ConfiguredUpstream = { id: string; kind: string; decode: Decode };

async function numberConfigured({ pool }: Database, { id, kind }: ConfiguredUpstream): Promise<number | undefined> {
  await pool.query(
    `INSERT INTO upstream (key, kind) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM upstream WHERE key = $1)
     ON CONFLICT DO NOTHING`,
    [id, kind],
  );
  const { rows } = await pool.query<{ id: number }>('UPDATE upstream SET kind = $2 WHERE key = $1 RETURNING id', [
    id,
    kind,
  ]);
  return rows[0]?.id;
}

/**
 * Gives upstreams with their numbers and devices, asking the database once for each: those configured, and those of
 * which it has something still. Rejects for any other.
 */
export function createKnownUpstreams(
  database: Database,
  upstreams: readonly ConfiguredUpstream[],
  decoderOf: (kind: string) => Decode | undefined,
): (id: string) => Promise<KnownUpstream> {
  const known = new Map<string, () => Promise<KnownUpstream>>();

  async function find(id: string): Promise<{ number: number | undefined; decode: Decode | undefined }> {
    const configured = upstreams.find((upstream) => upstream.id === id);
    if (configured !== undefined)
      return { number: await numberConfigured(database, configured), decode: configured.decode };
    const { rows } = await database.pool.query<{ id: number; kind: string }>(
      'SELECT id, kind FROM upstream WHERE key = $1',
      [id],
    );
    return { number: rows[0]?.id, decode: decoderOf(rows[0]?.kind ?? '') };
  }

  async function load(id: string): Promise<KnownUpstream> {
    const { number, decode } = await find(id);
    if (number === undefined || decode === undefined)
      throw new Error(`upstream ${id}: expected one that is configured, or was, and that somebody can decode`);
    const devices = createDeviceMap(await loadDevices(database.pool, number));
    return { number, id, seed: hashText(id), decode, devices };
  }

  return (id) => {
    const loading = known.get(id) ?? once(() => load(id));
    known.set(id, loading);
    return loading();
  };
}
