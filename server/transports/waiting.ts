import { setTimeout } from 'node:timers/promises';

/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Whether a promise settled within `ms` milliseconds. A rejection goes through. */
export async function settlesWithin(ms: number, promise: Promise<unknown>): Promise<boolean> {
  const settled = new AbortController();
  try {
    return await Promise.race([promise.then(() => true), pause(ms, settled.signal).then(() => false)]);
  } finally {
    settled.abort();
  }
}
