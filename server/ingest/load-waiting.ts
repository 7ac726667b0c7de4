import type pg from 'pg';
import type { Message } from '../contract/message';
import { unpackMessages } from '../store/message-pack';
import type { WaitingMessage } from './waiting-messages';

/** A message that waits, with its bytes. */
export type LoadedMessage = WaitingMessage & { message: Message };

/** The messages of one stored batch; none when retention has taken it. */
async function loadBatch(pool: pg.Pool, batchId: string): Promise<readonly Message[]> {
  const { rows } = await pool.query<{ messages: Buffer }>({
    name: 'load-stored',
    text: 'SELECT messages FROM message_batch WHERE id = $1',
    values: [batchId],
  });
  return rows[0] === undefined ? [] : unpackMessages(rows[0].messages);
}

/**
 * Reads the stored bytes of messages that wait, which come batch by batch; each batch is unpacked once. What is no longer
 * stored is left out.
 * @param withinMs after so many milliseconds no further batch is begun
 * @returns how many were looked at, and the batch that was looked at last
 */
export async function loadWaiting(
  pool: pg.Pool,
  waiting: readonly WaitingMessage[],
  withinMs: number,
): Promise<{ messages: LoadedMessage[]; looked: number; lastBatch: string }> {
  const endAt = performance.now() + withinMs;
  const messages: LoadedMessage[] = [];
  let looked = 0;
  let lastBatch = '0';
  let stored: readonly Message[] = [];
  for (const kept of waiting) {
    if (kept.batchId !== lastBatch) {
      if (looked > 0 && performance.now() > endAt) break;
      stored = await loadBatch(pool, kept.batchId);
      lastBatch = kept.batchId;
    }
    looked++;
    const message = stored[kept.place];
    if (message !== undefined) messages.push({ ...kept, message });
  }
  return { messages, looked, lastBatch };
}
