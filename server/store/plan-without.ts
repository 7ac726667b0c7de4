import type { Asker } from './cancellable';

const ways = ['bitmapscan', 'hashjoin', 'indexscan', 'memoize', 'mergejoin', 'seqscan'] as const;
type Way = (typeof ways)[number];

/** Each pair of vehicle and signal is asked about once, so there is nothing to remember; and rows come one by one. */
export const probing: readonly Way[] = ['bitmapscan', 'hashjoin', 'memoize', 'mergejoin', 'seqscan'];
/** The index of windows says where to look, however little Postgres knows of the table. */
export const throughWindows: readonly Way[] = ['indexscan', 'seqscan'];

/** So that some hours of a large fleet are sorted in memory. */
const sortingMegabytes = 32;

/** Has the rest of a transaction planned without some ways of answering, and with all others. */
export async function planWithout(ask: Asker, without: readonly Way[]): Promise<void> {
  const settings = ways.map((way) => `set_config('enable_${way}', '${without.includes(way) ? 'off' : 'on'}', true)`);
  settings.push(`set_config('work_mem', '${sortingMegabytes}MB', true)`);
  await ask({ text: `SELECT ${settings.join(', ')}` });
}
