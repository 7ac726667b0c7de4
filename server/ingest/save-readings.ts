import type pg from 'pg';
import { encodeReadings } from './reading-array';
import { type ReadingAnswer, type ReadingEffect, readEffect } from './reading-effect';
import { readingStatements } from './reading-statement';
import type { JudgedBatch, KnownUpstream } from './row';

/**
 * Saves a batch's readings in history and latest, within the caller's transaction.
 * @param expected `news` fails with SQLSTATE 23505 where a reading is in the history already; `anything` takes it all
 */
export async function saveReadings(
  client: pg.PoolClient,
  batch: JudgedBatch,
  upstream: KnownUpstream,
  batchId: string,
  elementType: number,
  expected: keyof typeof readingStatements,
): Promise<ReadingEffect> {
  const remembered = [...batch.remembered];
  const { rows } = await client.query<ReadingAnswer>({
    ...readingStatements[expected],
    values: [
      encodeReadings(batch.rows, elementType),
      upstream.number,
      batchId,
      remembered.map(([hash]) => hash),
      remembered.map(([, index]) => index),
      remembered.map(([, index]) => new Date(batch.messages[index]?.receivedAt ?? 0)),
    ],
  });
  return readEffect(batch, rows[0]);
}
