import type { Message, Verdict } from '../contract/message';
import type { Reading } from '../contract/reading';
import { unpackMessages } from './message-pack';
import { longestBatchMs } from './message-window';
import type { Snapshot } from './snapshot';
import { verdictOf } from './verdict-code';

/** Where a message is filed, and when it was received, epoch milliseconds. */
export type MessagePlace = Pick<Reading, 'message' | 'receivedAt'>;

/** A message as it came, and what became of it then. */
export type RawMessage = { reference: string; upstreamId: number; verdict: Verdict; message: Message };

/** Packs are read few at a time and unpacked one by one: a vehicle's message lies among those of a whole fleet. */
const packsAtOnce = 8;

type Row = [id: string, upstreamId: number, verdicts: Buffer, messages: Buffer];
type Wanted = { indexes: Set<number>; receivedAt: number };

function byBatch(places: readonly MessagePlace[]): Map<string, Wanted> {
  const batches = new Map<string, Wanted>();
  for (const { message, receivedAt } of places) {
    const [batch = '', index = ''] = message.split('.');
    const wanted = batches.get(batch);
    if (wanted === undefined) batches.set(batch, { indexes: new Set([Number(index)]), receivedAt });
    else wanted.indexes.add(Number(index));
  }
  return batches;
}

async function unpackWanted([id, upstreamId, verdicts, packed]: Row, { indexes }: Wanted): Promise<RawMessage[]> {
  const places = [...indexes].filter((index) => index < verdicts.length).sort((one, other) => one - other);
  const messages = await unpackMessages(packed, places);
  return messages.map((message, nth) => {
    const index = places[nth];
    return { reference: `${id}.${index}`, upstreamId, verdict: verdictOf(verdicts[index ?? -1]), message };
  });
}

/**
 * Reads messages, those of one batch after the other. The same place twice is one message, and one that retention has
 * taken is left out.
 */
export async function* readRawMessages(
  snapshot: Snapshot,
  places: readonly MessagePlace[],
): AsyncGenerator<RawMessage[]> {
  const batches = [...byBatch(places)];
  for (let start = 0; start < batches.length; start += packsAtOnce) {
    const some = new Map(batches.slice(start, start + packsAtOnce));
    const times = [...some.values()].map(({ receivedAt }) => receivedAt);
    const rows = await snapshot.query<Row>(
      `SELECT id::text, upstream_id, verdicts, messages FROM message_batch
       WHERE id = ANY ($1::int8[]) AND received_at BETWEEN $2 AND $3 ORDER BY id`,
      // A batch bears the time of its first message.
      [[...some.keys()], new Date(Math.min(...times) - longestBatchMs), new Date(Math.max(...times) + longestBatchMs)],
    );
    for (const row of rows) {
      const wanted = some.get(row[0]);
      if (wanted !== undefined) yield await unpackWanted(row, wanted);
    }
  }
}
