/** A page that was loaded anew for missing files is not loaded anew again for so long. */
const reloadPauseMs = 60_000;

/** Whether a file of the page is missing: a new build has replaced those this tab was started with. */
function isChunkMissing({ name, message }: Pick<Error, 'name' | 'message'>): boolean {
  return name === 'ChunkLoadError' || /loading (css )?chunk .+ failed|failed to load chunk/i.test(message);
}

/**
 * Whether loading the page anew may mend the error, and has not just been tried.
 * @param reloadedAt epoch milliseconds, as kept; null for never
 */
export function wantsReload(error: Pick<Error, 'name' | 'message'>, reloadedAt: string | null, now: number): boolean {
  if (!isChunkMissing(error)) return false;
  return reloadedAt === null || Math.abs(now - Number(reloadedAt)) > reloadPauseMs;
}
