import type { Clock } from '../contract/moment';
import { placedBy, placedUntil } from './moment-conditions';
import { packedReadings, packedTimes } from './packed-readings';

/**
 * The newest reading of each signal of the vehicles in `asked`, each as at its `moment`. `latest` names the pairs there are;
 * where its row is placed by then it is the answer, else the index is entered at the moment, backwards. Several sources may
 * tell of one time: then the greatest message key stands.
 * @param columns of the reading
 * @param signals which of them, over `latest` as l
 */
export function newestBy(clock: Clock, columns: readonly string[], signals = 'true'): string {
  const of = (table: string) => ['a.vehicle_id, a.moment, l.signal_id', ...columns.map((one) => `${table}.${one}`)];
  const isHeld = `l.${placedBy[clock]} <= a.moment`;
  const before = (limit: string) => `
    SELECT ${[...columns, 'message_key'].map((one) => `r.${one}`).join(', ')} FROM reading r
    WHERE r.vehicle_id = l.vehicle_id AND r.signal_id = l.signal_id AND ${placedUntil(clock, 'r', 'a.moment')}
    ORDER BY r.at DESC LIMIT ${limit}`;
  return `
  SELECT ${of('l').join(', ')} FROM asked a JOIN latest l USING (vehicle_id) WHERE ${signals} AND ${isHeld}
  UNION ALL
  SELECT ${of('held').join(', ')} FROM asked a JOIN latest l USING (vehicle_id) CROSS JOIN LATERAL (${before('1')}) held
  WHERE ${signals} AND NOT ${isHeld} AND a.sources <= 1
  UNION ALL
  SELECT ${of('held').join(', ')} FROM asked a JOIN latest l USING (vehicle_id) CROSS JOIN LATERAL (
    SELECT * FROM (${before('a.sources')}) told ORDER BY at DESC, message_key DESC LIMIT 1
  ) held
  WHERE ${signals} AND NOT ${isHeld} AND a.sources > 1`;
}

/**
 * A common table of vehicles, each with a moment and how many sources tell of it.
 * @param vehicles rows of vehicle_id and moment
 */
export const askedOf = (vehicles: string): string => `asked AS MATERIALIZED (
  SELECT v.vehicle_id, v.moment,
    (SELECT count(*) FROM vehicle_source s WHERE s.vehicle_id = v.vehicle_id) AS sources
  FROM (${vehicles}) v
)`;

/** What is kept of a reading in a picture. */
export const toldColumns = ['at', 'form', 'number', 'longitude', 'text'] as const;

/** Whether fewer than $2 readings had been received by $1. */
export const isLittleKnown = `
SELECT count(*) < $2 FROM (SELECT FROM reading r WHERE ${placedUntil('received', 'r', '$1')} LIMIT $2) known`;

/** All that had been received by $1, where that is little. */
export const littleKnown = `
SELECT ${packedReadings} FROM (
  SELECT DISTINCT ON (vehicle_id, signal_id) vehicle_id, signal_id, ${toldColumns.join(', ')}
  FROM reading r WHERE ${placedUntil('received', 'r', '$1')}
  ORDER BY vehicle_id, signal_id, at DESC, message_key DESC
) told`;

const askedAtOnce = `WITH ${askedOf('SELECT unnest($2::int4[]) AS vehicle_id, $1::timestamptz AS moment')}`;

/**
 * What is asked of the vehicles $2 at the moment $1, of which the signals $3 are shown. A plain ANY would have the index of
 * `latest` entered for each signal, where all of a vehicle lie side by side.
 */
export const fleetAtStatements = (clock: Clock): { shown: string; hidden: string } => ({
  shown: `${askedAtOnce}
SELECT ${packedReadings} FROM (${newestBy(clock, toldColumns, '(l.signal_id = ANY($3)) IS TRUE')}) told`,
  hidden: `${askedAtOnce}
SELECT ${packedTimes} FROM (
  SELECT vehicle_id, max(at) AS at FROM (${newestBy(clock, ['at'], 'l.signal_id <> ALL($3)')}) told GROUP BY vehicle_id
) newest`,
});
