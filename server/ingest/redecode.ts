import type { RedecodeStep } from '../contract/quarantine';
import type { VehicleChange } from './change';
import type { CommitTools } from './commit-tools';
import { inPieces } from './in-pieces';
import { loadWaiting } from './load-waiting';
import { redecodeTogether } from './redecode-together';
import type { KnownUpstream } from './row';
import { countBehind, findOldest, type WaitingFilter } from './waiting-messages';

const stepSize = 2_000;
/** Half of a step's two seconds: the other half is for saving. */
const loadingMs = 1_000;

/** `cursor` is where the last step ended: the batch it went through last. */
export type RedecodeRequest = WaitingFilter & { upstream: string; cursor?: string; by: string };

export type RedecodeTools = {
  upstream: KnownUpstream;
  tools: CommitTools;
  onCommitted: (changes: VehicleChange[]) => void;
};

/**
 * One step of decoding again what was kept out, oldest first: by today's decoder and devices, at its own event times, as
 * if it had been taken when it came. What decodes now is settled; what does not, or what the database refuses for what is
 * in it, goes on waiting. Killed at any moment it has done a message wholly or not at all, and doing it again changes
 * nothing.
 */
export async function redecode(
  { upstream: _, cursor = '0', by, ...filter }: RedecodeRequest,
  work: RedecodeTools,
): Promise<RedecodeStep> {
  const { upstream, tools } = work;
  const { pool } = tools.database;
  const waiting = await findOldest(pool, upstream, filter, { after: cursor, limit: stepSize });
  if (waiting.length === 0) return { looked: 0, settled: 0, remaining: 0, cursor: null };
  const { messages, looked, lastBatch } = await loadWaiting(pool, waiting, loadingMs);
  let settled = 0;
  await inPieces(messages, tools, async (piece) => {
    const redecoded = await redecodeTogether(piece, by, upstream, tools);
    work.onCommitted(redecoded.changes);
    settled += redecoded.settled;
  });
  const remaining = await countBehind(pool, upstream, filter, lastBatch);
  return { looked, settled, remaining, cursor: remaining === 0 ? null : lastBatch };
}
