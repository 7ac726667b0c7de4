import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { minutes } from '../contract/duration';
import { toNumber } from '../upstreams/to-number';

/** A pause shorter than this is no gap worth telling of. */
const leastMs = minutes(5);
const noteEveryMs = minutes(1);

/** Since when nobody listened, and a note that somebody does. */
export type Memory = {
  /** Epoch milliseconds; null when the last run ended a moment ago, or nothing is to be remembered. */
  since: number | null;
  stop: () => Promise<void>;
};

async function readNote(path: string): Promise<number | null> {
  try {
    const at = toNumber(await readFile(path, 'utf8'));
    return at === undefined ? null : at;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Opens what the demo knows of its earlier runs.
 * @param depthMs how far back vehicles remember; 0 for not at all
 * @param clock epoch milliseconds
 */
export async function openMemory(
  folder: string,
  depthMs: number,
  clock: () => number,
  log: Pick<Logger, 'warn'>,
): Promise<Memory> {
  const path = join(folder, 'listened-at');
  const now = clock();
  const earliest = now - depthMs;
  const since = Math.max((await readNote(path)) ?? earliest, earliest);
  const note = () => writeFile(path, String(clock()));
  await note();
  const onFailed = (error: Error) => log.warn({ reason: error.message }, 'the demo cannot note that it runs');
  const timer = setInterval(() => void note().catch(onFailed), noteEveryMs);
  return {
    since: depthMs > 0 && now - since >= leastMs ? since : null,
    stop: async () => {
      clearInterval(timer);
      await note();
    },
  };
}
