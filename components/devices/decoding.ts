import type { RedecodeStep } from '../../server/contract/quarantine';

/** How far the decoding of what waited for a mapping is. `done` and `total` count messages. */
export type DecodingProgress = { done: number; settled: number; total: number; cursor: string | null };

/** Before anything was decoded. */
export const notBegun: DecodingProgress = { done: 0, settled: 0, total: 0, cursor: null };

/** Adds a step to what was done before it. */
export function withStep(before: DecodingProgress, step: RedecodeStep): DecodingProgress {
  const done = before.done + step.looked;
  return { done, settled: before.settled + step.settled, total: done + step.remaining, cursor: step.cursor };
}

/**
 * Takes step after step until nothing remains, telling of each. Rejects where a step does; what was told last is where
 * it can go on from. A step that does not move on ends it, too.
 */
export async function decodeAll(
  begun: DecodingProgress,
  takeStep: (cursor: string | null) => Promise<RedecodeStep>,
  onProgress: (progress: DecodingProgress) => void,
): Promise<void> {
  let progress = begun;
  let isOver = begun !== notBegun && begun.cursor === null;
  while (!isOver) {
    const { cursor } = progress;
    progress = withStep(progress, await takeStep(cursor));
    onProgress(progress);
    isOver = progress.cursor === null || progress.cursor === cursor;
  }
}
