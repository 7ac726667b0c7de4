import type { FoundMessages, MessageSearch } from '../contract/messages';
import type { Database } from './database';
import { describeFound } from './found-message';
import { type FiledBatch, loadBatches, matchesIn } from './message-batch';
import { readWindow } from './message-window';
import { settleSearch } from './settled-search';

const pageSize = 100;
/** After this a search tells what it has and where it is: the next step is asked for by whoever still wants it. */
const budgetMs = 1_000;
/** Batches are read together up to this size, deflated: most are small, and each question takes a round trip. */
const togetherBytes = 2_000_000;
const newestBatch = 2n ** 63n - 1n;

/** Where a search goes on: before this message. */
type Place = { batch: bigint; index: number };

function readCursor(cursor: string | undefined): Place {
  if (cursor === undefined) return { batch: newestBatch, index: 0 };
  const [batch = '', index = ''] = cursor.split('.');
  return { batch: BigInt(batch), index: Number(index) };
}

/** The batches to read together, in the order given: as many as fit, and one at least. */
function* together<Head extends { bytes: number }>(heads: readonly Head[]): Generator<Head[]> {
  let bytes = 0;
  let group: Head[] = [];
  for (const head of heads) {
    if (group.length > 0 && bytes + head.bytes > togetherBytes) {
      yield group;
      bytes = 0;
      group = [];
    }
    bytes += head.bytes;
    group.push(head);
  }
  if (group.length > 0) yield group;
}

/**
 * Looks for messages, newest first. Batches that cannot hold one are passed over by what their rows say; the others are
 * unpacked, until a page is full or about a second is over.
 */
export async function findMessages(database: Database, search: MessageSearch): Promise<FoundMessages> {
  const endAt = performance.now() + budgetMs;
  const settled = await settleSearch(database, search);
  if (settled === null) return { messages: [], searchedTo: null, cursor: null };
  const found: { batch: FiledBatch; index: number }[] = [];
  const answer = async (searchedTo: number | null, cursor: string | null): Promise<FoundMessages> => ({
    messages: await describeFound(database, found),
    searchedTo,
    cursor,
  });
  const start = readCursor(search.cursor);
  // Of the batch that the last answer ended in, only what came before.
  let below = start.index === 0 ? start.batch : start.batch + 1n;
  let searchedTo: number | null = null;
  for (;;) {
    const { heads, isLast } = await readWindow(database, settled, below);
    for (const group of together(heads.filter(({ mayMatch }) => mayMatch))) {
      for (const batch of await loadBatches(database, group, settled)) {
        const before = batch.id === start.batch ? start.index : batch.messages.length;
        for (const index of matchesIn(batch, settled, before)) {
          found.push({ batch, index });
          if (found.length === pageSize)
            return answer(batch.messages[index]?.receivedAt ?? null, `${batch.id}.${index}`);
        }
        searchedTo = batch.receivedAt;
        below = batch.id;
      }
      if (performance.now() > endAt) return answer(searchedTo, `${below}.0`);
    }
    const last = heads.at(-1);
    searchedTo = last?.receivedAt ?? searchedTo;
    below = last?.id ?? below;
    if (isLast) return answer(searchedTo, null);
    if (performance.now() > endAt) return answer(searchedTo, `${below}.0`);
  }
}
