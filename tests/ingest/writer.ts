// A process that commits numbered messages of a few vehicles in batches, its batches in an order of its own, and ends.
import type { Message } from '../../server/contract/message';
import { now, openIngest } from './ingest-rig';
import { speedMessage } from './plain-dialect';

export const written = 600;

/** Two messages for each time: which of them stands is for the message key to say. */
export function writtenMessages(): Message[] {
  return Array.from({ length: written }, (_, index) => {
    const step = index >> 1;
    return speedMessage(`W${step % 7}`, index, now + (step % 100), now);
  });
}

if (process.env.DATABASE_URL !== undefined) {
  const ingest = await openIngest(process.env.DATABASE_URL);
  const messages = writtenMessages();
  const isBackwards = process.env.BACKWARDS === '1';
  const batches: Message[][] = [];
  for (let start = 0; start < messages.length; start += 30) batches.push(messages.slice(start, start + 30));
  for (const batch of isBackwards ? batches.reverse() : batches)
    await ingest.commit(isBackwards ? [...batch].reverse() : batch);
  await ingest.close();
}
