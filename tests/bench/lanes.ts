import type { Message } from '../../server/contract/message';

const batchSize = 2_000;

/** Takes messages in batches of 2,000, two under way, and gives messages a second. */
export async function rateInLanes(
  messages: readonly Message[],
  take: (batch: Message[]) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  const lane = async () => {
    while (next < messages.length) {
      const batch = messages.slice(next, next + batchSize);
      next += batchSize;
      await take(batch);
    }
  };
  await Promise.all([lane(), lane()]);
  return (messages.length / (performance.now() - startedAt)) * 1_000;
}
