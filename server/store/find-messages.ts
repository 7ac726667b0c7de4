import type { FoundMessages, MessageSearch } from '../contract/messages';
import type { Database } from './database';
import { describeFound, type Found } from './found-message';
import { isFound, loadBatches } from './message-batch';
import { type BatchHead, readWindow } from './message-window';
import { settleSearch } from './settled-search';

const pageSize = 100;
/** After this a search tells what it has and where it is: the next step is asked for by whoever still wants it. */
const usualBudgetMs = 1_000;
/** Batches are read together up to so many messages: few at first, for a page may be full soon, then more and more. */
const fewest = 500;
const most = 16_000;
/** And up to so many stored bytes: unpacked they are some eight times as many, all in memory at once. */
const mostBytes = 8 * 1024 * 1024;
const newestBatch = 2n ** 63n - 1n;

/** Where a search goes on: before this message. */
type Place = { batch: bigint; index: number };

function readCursor(cursor: string | undefined): Place {
  if (cursor === undefined) return { batch: newestBatch, index: 0 };
  const [batch = '', index = ''] = cursor.split('.');
  return { batch: BigInt(batch), index: Number(index) };
}

/** The batches to read together, in the order given: one at least, and as many as fit. */
function* together(heads: readonly BatchHead[], size: { limit: number }): Generator<BatchHead[]> {
  let count = 0;
  let bytes = 0;
  let group: BatchHead[] = [];
  for (const head of heads) {
    if (group.length > 0 && (count + head.count > size.limit || bytes + head.bytes > mostBytes)) {
      yield group;
      size.limit = Math.min(size.limit * 2, most);
      count = 0;
      bytes = 0;
      group = [];
    }
    count += head.count;
    bytes += head.bytes;
    group.push(head);
  }
  if (group.length > 0) yield group;
}

/**
 * Looks for messages, newest first. Batches that cannot hold one are passed over by what their rows say; the others are
 * unpacked, until a page is full or about a second is over.
 * @param budgetMs milliseconds that it may look for
 */
export async function findMessages(
  database: Database,
  search: MessageSearch,
  budgetMs = usualBudgetMs,
): Promise<FoundMessages> {
  const endAt = performance.now() + budgetMs;
  const settled = await settleSearch(database, search);
  if (settled === null) return { messages: [], searchedTo: null, cursor: null };
  const found: Found[] = [];
  const answer = async (searchedTo: number | null, cursor: string | null): Promise<FoundMessages> => ({
    messages: await describeFound(database, found),
    searchedTo,
    cursor,
  });
  const start = readCursor(search.cursor);
  // Of the batch that the last answer ended in, only what came before.
  let below = start.index === 0 ? start.batch : start.batch + 1n;
  let searchedTo: number | null = null;
  const size = { limit: fewest };
  for (;;) {
    const { heads, isLast } = await readWindow(database, settled, below);
    for (const group of together(
      heads.filter(({ mayMatch }) => mayMatch),
      size,
    )) {
      for (const batch of await loadBatches(database, group, settled, start)) {
        for (const { index, message } of batch.candidates) {
          if (!isFound(message, batch, settled)) continue;
          found.push({ batch, index, message });
          if (found.length === pageSize) return answer(message.receivedAt, `${batch.id}.${index}`);
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
