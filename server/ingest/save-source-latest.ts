import type pg from 'pg';
import type { Filing } from './filing';
import { encodeReadings } from './reading-array';
import { incomingColumns, storedColumns, takeNewer } from './reading-columns';
import type { KnownUpstream, ReadingRow } from './row';

// Its message_index is the row's place in the two lists that say where its message is filed.
const statement = `
INSERT INTO source_latest AS held (${storedColumns})
SELECT DISTINCT ON (vehicle_id, signal_id) at, received_at, message_key, vehicle_id, signal_id, filed.place, form, number,
  longitude, text, claimed_at, $2::int2, filed.batch_id
FROM unnest($1::incoming_reading[]) WITH ORDINALITY AS t (${incomingColumns}, place)
JOIN unnest($3::int8[], $4::int4[]) WITH ORDINALITY AS filed (batch_id, place, ordinal) ON filed.ordinal = t.place
ORDER BY vehicle_id, signal_id, at DESC, message_key DESC, t.message_index, t.place DESC
ON CONFLICT (vehicle_id, signal_id, upstream_id) ${takeNewer}`;

/**
 * Keeps what one upstream says last of vehicles that others tell of, too, within the caller's transaction: there it
 * stands beside theirs, whichever of them is the latest.
 */
export async function saveSourceLatest(
  client: pg.PoolClient,
  rows: readonly ReadingRow[],
  upstream: KnownUpstream,
  filing: Filing,
  elementType: number,
): Promise<void> {
  if (rows.length === 0) return;
  await client.query({
    name: 'save-source-latest',
    text: statement,
    values: [
      encodeReadings(rows, elementType),
      upstream.number,
      rows.map(({ messageIndex }) => filing.batchOf(messageIndex)),
      rows.map(({ messageIndex }) => filing.placeOf(messageIndex)),
    ],
  });
}
