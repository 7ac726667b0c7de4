import type { Message } from '../contract/message';
import type { Database } from './database';
import { unpackMessages } from './message-pack';
import type { SettledSearch } from './settled-search';

/** The messages of one commit, unpacked. */
export type FiledBatch = {
  id: bigint;
  /** Of its first message. */
  receivedAt: number;
  upstreamId: number;
  /** By message, as are the next two; see verdict-code.ts. */
  verdicts: Uint8Array;
  /** 0 for a message without a vehicle; null for a batch of a time when this was not noted. */
  vehicleIds: readonly number[] | null;
  messages: readonly Message[];
  /** Places of the messages that were kept out, and are of the vehicle that is looked for. */
  keptOfVehicle: ReadonlySet<number>;
};

type Row = { id: string; upstream_id: number; verdicts: Buffer; vehicle_ids: number[] | null; messages: Buffer };
type Kept = { batch_id: string; message_index: number };

async function loadKept({ pool }: Database, ids: readonly bigint[], vin: string | undefined): Promise<Kept[]> {
  if (vin === undefined) return [];
  const { rows } = await pool.query<Kept>(
    `SELECT q.batch_id, q.message_index FROM quarantine q LEFT JOIN device d USING (upstream_id, device)
     WHERE q.batch_id = ANY ($1) AND $2 IN (q.vin, d.vin)`,
    [ids, vin],
  );
  return rows;
}

/** Reads batches and unpacks them, in the order asked for. One that retention has taken meanwhile is left out. */
export async function loadBatches(
  database: Database,
  heads: readonly { id: bigint; receivedAt: number }[],
  { vehicle }: SettledSearch,
): Promise<FiledBatch[]> {
  const ids = heads.map(({ id }) => id);
  const times = heads.map(({ receivedAt }) => new Date(receivedAt));
  const [{ rows }, kept] = await Promise.all([
    database.pool.query<Row>({
      name: 'load-batches',
      text: `SELECT b.id, b.upstream_id, b.verdicts, b.vehicle_ids, b.messages
             FROM unnest($1::int8[], $2::timestamptz[]) AS wanted (id, received_at)
             JOIN message_batch b ON b.id = wanted.id AND b.received_at = wanted.received_at`,
      values: [ids, times],
    }),
    loadKept(database, ids, vehicle?.vin),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const batches = heads.map(async ({ id, receivedAt }): Promise<FiledBatch[]> => {
    const row = byId.get(`${id}`);
    if (row === undefined) return [];
    const { upstream_id, verdicts, vehicle_ids, messages } = row;
    const ofBatch = kept.filter(({ batch_id }) => batch_id === row.id).map(({ message_index }) => message_index);
    return [
      {
        id,
        receivedAt,
        upstreamId: upstream_id,
        verdicts,
        vehicleIds: vehicle_ids,
        messages: await unpackMessages(messages),
        keptOfVehicle: new Set(ofBatch),
      },
    ];
  });
  return (await Promise.all(batches)).flat();
}

function isOfVehicle(
  batch: FiledBatch,
  index: number,
  message: Message,
  { vin, id }: { vin: string; id: number | null },
) {
  if (batch.keptOfVehicle.has(index)) return true;
  if (batch.vehicleIds !== null) return id !== null && batch.vehicleIds[index] === id;
  // Not noted then: a message that names the VIN is taken to be about it.
  return message.topic.includes(vin) || message.payload.includes(vin);
}

/** The places of the messages that are looked for, last first, of those before `before`. */
export function matchesIn(batch: FiledBatch, search: SettledSearch, before: number): number[] {
  const { vehicle, verdict, topic, from = 0, to = Number.POSITIVE_INFINITY } = search;
  const matches: number[] = [];
  for (let index = Math.min(before, batch.messages.length) - 1; index >= 0; index--) {
    const message = batch.messages[index];
    if (message === undefined || (verdict !== undefined && batch.verdicts[index] !== verdict)) continue;
    if (message.receivedAt < from || message.receivedAt >= to) continue;
    if (topic !== undefined && !message.topic.toLowerCase().includes(topic)) continue;
    if (vehicle === undefined || isOfVehicle(batch, index, message, vehicle)) matches.push(index);
  }
  return matches;
}
