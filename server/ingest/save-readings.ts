import type pg from 'pg';
import type { Filing } from './filing';
import { encodeReadings } from './reading-array';
import { type ReadingAnswer, type ReadingEffect, readEffect } from './reading-effect';
import { readingStatements } from './reading-statement';
import type { JudgedBatch, KnownUpstream } from './row';

/**
 * Saves a batch's readings in history and latest, within the caller's transaction.
 * @param form `news` fails with SQLSTATE 23505 where a reading is in the history already; `anything` takes it all;
 *   `refiled` takes it all, with messages that are filed here and there
 */
export async function saveReadings(
  client: pg.PoolClient,
  batch: JudgedBatch,
  upstream: KnownUpstream,
  filing: Filing,
  elementType: number,
  form: keyof typeof readingStatements,
): Promise<ReadingEffect> {
  const remembered = [...batch.remembered];
  const places = form === 'refiled' ? batch.messages.map((_, index) => index) : [];
  const { rows } = await client.query<ReadingAnswer>({
    ...readingStatements[form],
    values: [
      encodeReadings(batch.rows, elementType),
      upstream.number,
      form === 'refiled' ? places.map(filing.batchOf) : filing.batchOf(0),
      remembered.map(([hash]) => hash),
      remembered.map(([, index]) => index),
      remembered.map(([, index]) => new Date(batch.messages[index]?.receivedAt ?? 0)),
      Number.isFinite(batch.oldestAt) ? new Date(batch.oldestAt) : '-infinity',
      ...(form === 'refiled' ? [places.map(filing.placeOf)] : []),
    ],
  });
  return readEffect(batch, rows[0]);
}
