import type { Message } from '../contract/message';
import type { Database } from './database';
import { findKeptAbout, findKeptOf } from './kept-places';
import { unpackMessages } from './message-pack';
import type { SettledSearch } from './settled-search';

/** Of the messages of one commit, those that may be what is looked for. */
export type FiledBatch = {
  id: bigint;
  /** Of its first message. */
  receivedAt: number;
  upstreamId: number;
  /** By message; see verdict-code.ts. */
  verdicts: Uint8Array;
  /** By message, 0 for one without a vehicle; null for a batch of a time when this was not noted. */
  vehicleIds: readonly number[] | null;
  /** Last first, each with its place. */
  candidates: readonly { index: number; message: Message }[];
};

type Row = { id: string; upstream_id: number; verdicts: Buffer; vehicle_ids: number[] | null; messages: Buffer };

/** The places of messages that may match by what is known of them without unpacking, last first, below `before`. */
function candidatesIn(
  row: Row,
  { about, kept }: { about: ReadonlySet<number> | undefined; kept: ReadonlySet<number> | null },
  { vehicle, verdict }: SettledSearch,
  before: number,
): number[] {
  const candidates: number[] = [];
  for (let index = Math.min(before, row.verdicts.length) - 1; index >= 0; index--) {
    if (verdict !== undefined && row.verdicts[index] !== verdict) continue;
    if (kept !== null && !kept.has(index)) continue;
    const isOfVehicle =
      vehicle === undefined ||
      row.vehicle_ids === null ||
      (vehicle.id !== null && row.vehicle_ids[index] === vehicle.id) ||
      about?.has(index) === true;
    if (isOfVehicle) candidates.push(index);
  }
  return candidates;
}

/**
 * Reads batches and unpacks what of them may match, in the order asked for. One that retention has taken meanwhile is
 * left out.
 * @param start messages of this batch from this place on are left out
 */
export async function loadBatches(
  database: Database,
  heads: readonly { id: bigint; receivedAt: number }[],
  search: SettledSearch,
  start: { batch: bigint; index: number },
): Promise<FiledBatch[]> {
  const ids = heads.map(({ id }) => id);
  const times = heads.map(({ receivedAt }) => new Date(receivedAt));
  const [{ rows }, about, kept] = await Promise.all([
    database.pool.query<Row>({
      name: 'load-batches',
      text: `SELECT b.id, b.upstream_id, b.verdicts, b.vehicle_ids, b.messages
             FROM unnest($1::int8[], $2::timestamptz[]) AS wanted (id, received_at)
             JOIN message_batch b ON b.id = wanted.id AND b.received_at = wanted.received_at`,
      values: [ids, times],
    }),
    findKeptAbout(database, ids, search.vehicle),
    findKeptOf(database, ids, search.kept),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const batches = heads.map(async ({ id, receivedAt }): Promise<FiledBatch[]> => {
    const row = byId.get(`${id}`);
    if (row === undefined) return [];
    const ofBatch = { about: about.get(row.id), kept: kept && (kept.get(row.id) ?? new Set<number>()) };
    const before = id === start.batch ? start.index : Number.POSITIVE_INFINITY;
    const places = candidatesIn(row, ofBatch, search, before);
    const messages = places.length === 0 ? [] : await unpackMessages(row.messages, places);
    const candidates = messages.map((message, place) => ({ index: places[place] ?? 0, message }));
    return [
      { id, receivedAt, upstreamId: row.upstream_id, verdicts: row.verdicts, vehicleIds: row.vehicle_ids, candidates },
    ];
  });
  return (await Promise.all(batches)).flat();
}

/** Whether an unpacked message is what is looked for, as far as its batch could not tell. */
export function isFound(message: Message, { vehicleIds }: FiledBatch, search: SettledSearch): boolean {
  const { vehicle, topic, from = 0, to = Number.POSITIVE_INFINITY } = search;
  if (message.receivedAt < from || message.receivedAt >= to) return false;
  if (topic !== undefined && !message.topic.toLowerCase().includes(topic)) return false;
  if (vehicle === undefined || vehicleIds !== null) return true;
  // Not noted then: a message that names the VIN is taken to be about it.
  return message.topic.includes(vehicle.vin) || message.payload.includes(vehicle.vin);
}
