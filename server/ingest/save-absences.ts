import type pg from 'pg';
import type { Filing } from './filing';
import type { AbsenceRow, AvailabilityRow, KnownUpstream, Placed } from './row';

// Rare beside readings, hence plain JSON. By the same rule: the greatest (at, message key) of each vehicle, signal and
// upstream stands.
const placed = 'at float8, message_key int8, vehicle_id int4, signal_id int4, message_index int4, place int4';
const order = 'ORDER BY vehicle_id, signal_id, at DESC, message_key DESC, message_index, place DESC';

const absenceStatement = `
WITH incoming AS (
  SELECT DISTINCT ON (vehicle_id, signal_id) *
  FROM json_to_recordset($1::json) AS t (${placed}, batch_id int8, filed_at int4, reason text, description text)
  ${order}
), saved AS (
  INSERT INTO absence AS held
    (vehicle_id, signal_id, upstream_id, at, message_key, batch_id, message_index, reason, description)
  SELECT vehicle_id, signal_id, $2::int2, to_timestamp(at / 1000), message_key, batch_id, filed_at, reason, description
  FROM incoming ORDER BY vehicle_id, signal_id
  ON CONFLICT (vehicle_id, signal_id, upstream_id) DO UPDATE SET at = excluded.at, message_key = excluded.message_key,
    batch_id = excluded.batch_id, message_index = excluded.message_index, reason = excluded.reason,
    description = excluded.description
  WHERE (excluded.at, excluded.message_key) > (held.at, held.message_key)
  RETURNING vehicle_id, signal_id
)
SELECT message_index, signal_id FROM saved JOIN incoming USING (vehicle_id, signal_id)`;

const availabilityStatement = `
WITH incoming AS (
  SELECT DISTINCT ON (vehicle_id, signal_id) *
  FROM json_to_recordset($1::json) AS t (${placed}, update_rate text, rate_limit_hertz float8, applies_per text)
  ${order}
), saved AS (
  INSERT INTO availability AS held
    (vehicle_id, signal_id, upstream_id, at, message_key, update_rate, rate_limit_hertz, applies_per)
  SELECT vehicle_id, signal_id, $2::int2, to_timestamp(at / 1000), message_key, update_rate, rate_limit_hertz,
    applies_per
  FROM incoming ORDER BY vehicle_id, signal_id
  ON CONFLICT (vehicle_id, signal_id, upstream_id) DO UPDATE SET at = excluded.at, message_key = excluded.message_key,
    update_rate = excluded.update_rate, rate_limit_hertz = excluded.rate_limit_hertz, applies_per = excluded.applies_per
  WHERE (excluded.at, excluded.message_key) > (held.at, held.message_key)
  RETURNING vehicle_id, signal_id
)
SELECT message_index, signal_id FROM saved JOIN incoming USING (vehicle_id, signal_id)`;

const keyOf = ({ keyHigh, keyLow }: Placed): string => ((BigInt(keyHigh) << 32n) | BigInt(keyLow >>> 0)).toString();

function toColumns(row: Placed, place: number) {
  return {
    at: row.at,
    message_key: keyOf(row),
    vehicle_id: row.vehicleId,
    signal_id: row.signalId,
    message_index: row.messageIndex,
    place,
  };
}

/** Where a row stood that became newest. */
type SavedRow = { message_index: number; signal_id: number };

/** A number for each pair: a batch has far fewer messages than 2³¹, and signals are fewer than 2²¹. */
const pairOf = (messageIndex: number, signalId: number): number => messageIndex * 0x20_0000 + signalId;

/** The rows that became newest: of a message's rows for the signal, the one that the statement's order puts first. */
function newestRows<Row extends Placed>(incoming: readonly Row[], answer: readonly SavedRow[]): Row[] {
  const byPair = new Map<number, Row>();
  for (const row of incoming) {
    const pair = pairOf(row.messageIndex, row.signalId);
    const held = byPair.get(pair);
    if (held === undefined || row.at >= held.at) byPair.set(pair, row);
  }
  return answer.flatMap(({ message_index, signal_id }) => byPair.get(pairOf(message_index, signal_id)) ?? []);
}

/** Saves absences within the caller's transaction and returns those that became the newest of their signal. */
export async function saveAbsences(
  client: pg.PoolClient,
  absences: readonly AbsenceRow[],
  upstream: KnownUpstream,
  filing: Filing,
): Promise<AbsenceRow[]> {
  if (absences.length === 0) return [];
  const columns = absences.map((row, place) => ({
    ...toColumns(row, place),
    batch_id: filing.batchOf(row.messageIndex),
    filed_at: filing.placeOf(row.messageIndex),
    reason: row.reason,
    description: row.description,
  }));
  const { rows } = await client.query<SavedRow>({
    name: 'save-absences',
    text: absenceStatement,
    values: [JSON.stringify(columns), upstream.number],
  });
  return newestRows(absences, rows);
}

/** Saves availabilities within the caller's transaction and returns those that became the newest of their signal. */
export async function saveAvailabilities(
  client: pg.PoolClient,
  availabilities: readonly AvailabilityRow[],
  upstream: KnownUpstream,
): Promise<AvailabilityRow[]> {
  if (availabilities.length === 0) return [];
  const columns = availabilities.map((row, place) => ({
    ...toColumns(row, place),
    update_rate: row.updateRate,
    rate_limit_hertz: row.rateLimitHertz,
    applies_per: row.appliesPer,
  }));
  const { rows } = await client.query<SavedRow>({
    name: 'save-availabilities',
    text: availabilityStatement,
    values: [JSON.stringify(columns), upstream.number],
  });
  return newestRows(availabilities, rows);
}
