import type { Clock } from '../contract/moment';
import { placedBy, placedUntil } from './moment-conditions';
import { packedReadings, packedTimes } from './packed-readings';

/** Each pair of vehicle and signal is asked about once, so there is nothing to remember; and rows come one by one. */
export const probing = ['enable_memoize = off', 'enable_bitmapscan = off', 'enable_seqscan = off'];
/** The index of windows says where to look, however little Postgres knows of the table. */
export const throughWindows = ['enable_seqscan = off', 'enable_indexscan = off'];

/**
 * The newest reading of each signal of some vehicles at the moment $1. `latest` names the pairs there are; where its row is
 * placed by then it is the answer, else the index is entered at the moment, backwards. Several sources may tell of one
 * time: then the greatest message key stands.
 * @param columns of the reading
 * @param signals which of them, over `latest` as l
 */
function newestBy(clock: Clock, columns: readonly string[], signals: string): string {
  const of = (table: string) => columns.map((column) => `${table}.${column}`).join(', ');
  const pairs = `l.vehicle_id > $2 AND l.vehicle_id <= $3 AND ${signals}`;
  const isHeld = `l.${placedBy[clock]} <= $1`;
  const before = (limit: string) => `
    SELECT ${of('r')}, r.message_key FROM reading r
    WHERE r.vehicle_id = l.vehicle_id AND r.signal_id = l.signal_id AND ${placedUntil(clock, 'r', '$1')}
    ORDER BY r.at DESC LIMIT ${limit}`;
  return `
  SELECT l.vehicle_id, l.signal_id, ${of('l')} FROM latest l WHERE ${pairs} AND ${isHeld}
  UNION ALL
  SELECT l.vehicle_id, l.signal_id, ${of('held')} FROM latest l CROSS JOIN LATERAL (${before('1')}) held
  WHERE ${pairs} AND NOT ${isHeld} AND l.vehicle_id NOT IN (SELECT vehicle_id FROM several)
  UNION ALL
  SELECT l.vehicle_id, l.signal_id, ${of('held')} FROM latest l JOIN several USING (vehicle_id) CROSS JOIN LATERAL (
    SELECT * FROM (${before('several.sources')}) told ORDER BY at DESC, message_key DESC LIMIT 1
  ) held
  WHERE ${pairs} AND NOT ${isHeld}`;
}

const several = `
WITH several AS MATERIALIZED (
  SELECT vehicle_id, count(*) AS sources FROM vehicle_source WHERE vehicle_id > $2 AND vehicle_id <= $3
  GROUP BY vehicle_id HAVING count(*) > 1
)`;

const toldColumns = ['at', 'form', 'number', 'longitude', 'text'] as const;

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

/** What a lane asks of the vehicles ($2, $3] at the moment $1, of which the signals $4 are shown. */
export const fleetAtStatements = (clock: Clock): { shown: string; hidden: string } => ({
  shown: `${several}
SELECT ${packedReadings} FROM (${newestBy(clock, toldColumns, 'l.signal_id = ANY($4)')}) told`,
  hidden: `${several}
SELECT ${packedTimes} FROM (
  SELECT vehicle_id, max(at) AS at FROM (${newestBy(clock, ['at'], 'l.signal_id <> ALL($4)')}) told GROUP BY vehicle_id
) newest`,
});
