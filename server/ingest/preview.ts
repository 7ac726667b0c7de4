import type { Verdict } from '../contract/message';
import type { QuarantineGroupKey, RedecodePreview } from '../contract/quarantine';
import { verdictOf } from '../store/verdict-code';
import { toReading } from './changes';
import type { CommitTools } from './commit-tools';
import { inPieces } from './in-pieces';
import { loadWaiting } from './load-waiting';
import { type Redecoded, redecodeIn } from './redecode-together';
import type { KnownUpstream } from './row';
import { findNewest } from './waiting-messages';

const sampleSize = 100;
/** The sample may lie in a hundred batches of megabytes. */
const loadingMs = 5_000;
const exampleCount = 10;

function exampleOf(
  { waiting, batch, filing }: Redecoded,
  index: number,
  upstream: KnownUpstream,
): RedecodePreview['examples'] {
  const message = waiting[index];
  if (message === undefined) return [];
  const rows = batch.rows.filter(({ messageIndex }) => messageIndex === index);
  const kept = batch.quarantined.find(({ messageIndex }) => messageIndex === index);
  return [
    {
      reference: `${message.batchId}.${message.place}`,
      vin: rows[0]?.vin ?? kept?.vin ?? null,
      verdict: verdictOf(batch.verdicts[index]),
      readings: rows.map((row) => toReading(row, upstream.id, filing)),
      refusals: kept?.refusals ?? [],
    },
  ];
}

/**
 * What a re-decode would make of the newest messages of a group: it is done, looked at, and undone. One that the database
 * refuses for what is in it is looked at and gets no verdict.
 */
export async function previewRedecode(
  { verdict, reason, fingerprint }: QuarantineGroupKey,
  upstream: KnownUpstream,
  tools: CommitTools,
): Promise<RedecodePreview> {
  const { pool } = tools.database;
  const newest = await findNewest(pool, upstream, { verdict, reason, fingerprint }, sampleSize);
  // Oldest first, as they would be.
  const { messages } = await loadWaiting(pool, newest.reverse(), loadingMs);
  const pieces = await inPieces(messages, tools, (piece) =>
    redecodeIn(piece, upstream, tools, () => Promise.resolve(), 'ROLLBACK'),
  );
  const verdicts: Partial<Record<Verdict, number>> = {};
  const examples: RedecodePreview['examples'] = [];
  for (const redecoded of pieces)
    for (const [index, code] of redecoded.batch.verdicts.entries()) {
      const made = verdictOf(code);
      verdicts[made] = (verdicts[made] ?? 0) + 1;
      examples.push(...exampleOf(redecoded, index, upstream));
    }
  return { looked: messages.length, verdicts, examples: examples.reverse().slice(0, exampleCount) };
}
