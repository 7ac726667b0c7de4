import type { Clock } from '../contract/moment';
import { askCancellably } from './cancellable';
import type { Database } from './database';
import type { ToldVehicle } from './fleet-at';
import { placedBy, placedUntil } from './moment-conditions';
import { loadNames } from './names';
import { type PackedReadings, packedReadings, roundedMilliseconds, unpackReadings } from './packed-readings';
import { positionAbsences } from './position-absences';

/** A time of the past in steps that end at from + stepMs, from + 2 stepMs… and the last of them at `to`. */
export type Window = { from: number; to: number; stepMs: number; clock: Clock };

/** What was told of a vehicle within one step. */
export type ToldChange = Omit<ToldVehicle, 'vin'>;

/** SQL: where the step of a reading begins. A step has its end and not its beginning; Postgres' bins have it the other way. */
const stepOf = (clock: Clock) =>
  `date_bin($4::float8 * interval '1 millisecond', ${placedBy[clock]} - interval '1 microsecond', $1)`;

/**
 * Of two sources that tell of one time the one with the greater message key stands. By receipt the greater may have come
 * before the window, so whoever is about to be told must not be outdone by it. By event time both are in the window.
 */
const outdone = `
AND NOT (vehicle_id IN (SELECT vehicle_id FROM vehicle_source GROUP BY vehicle_id HAVING count(*) > 1) AND EXISTS (
  SELECT FROM reading r
  WHERE r.vehicle_id = told.vehicle_id AND r.signal_id = told.signal_id AND r.at = told.at
    AND r.message_key > told.message_key AND r.received_at <= told.received_at
))`;

/** All that is placed after $1 and by $2: the newest of each vehicle and signal. Sorts by less than steps take. */
export const toldSince = (clock: Clock): string => `
SELECT ${packedReadings} FROM (
  SELECT DISTINCT ON (vehicle_id, signal_id) vehicle_id, signal_id, at, received_at, message_key, form, number, longitude, text
  FROM reading r WHERE ${placedBy[clock]} > $1 AND ${placedUntil(clock, 'r', '$2')}
  ORDER BY vehicle_id, signal_id, at DESC, message_key DESC
) told
WHERE true ${clock === 'received' ? outdone : ''}`;

/** Of all that is placed after $1 and by $2 the newest of each vehicle, signal and step; of signals but $3 the time alone. */
const toldBy = (clock: Clock) => `
SELECT ${packedReadings}, array_to_json(array_agg(${roundedMilliseconds('step')})) FROM (
  SELECT DISTINCT ON (vehicle_id, step, shown) vehicle_id, step, signal_id, at, received_at, message_key, form, number, longitude, text
  FROM (
    SELECT r.*, CASE WHEN signal_id = ANY($3) THEN signal_id ELSE 0 END AS shown, ${stepOf(clock)} AS step
    FROM reading r WHERE ${placedBy[clock]} > $1 AND ${placedUntil(clock, 'r', '$2')}
  ) placed
  ORDER BY vehicle_id, step, shown, at DESC, message_key DESC
) told
WHERE true ${clock === 'received' ? outdone : ''}`;

/**
 * What was told of the fleet after `from` and by `to`, step by step: of each vehicle and signal the newest of the step,
 * late or not. Whoever holds the fleet at `from` and keeps the newer of what he holds and is told has it at each step's end.
 * @param shown signals; of others only the time counts
 * @throws the signal's reason when it is aborted
 */
export async function loadFleetBetween(
  database: Database,
  { from, to, stepMs, clock }: Window,
  shown: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ToldChange[][]> {
  const names = await loadNames(database);
  const isShown = new Map([...names.signals].filter(([, key]) => shown.has(key)));
  const [absences, rows] = await Promise.all([
    positionAbsences(database, names, { from, to }),
    askCancellably(database.pool, signal, [], (ask) =>
      ask<[...PackedReadings, stepsFrom: number[]]>({
        text: toldBy(clock),
        values: [new Date(from), new Date(to), [...isShown.keys()], stepMs],
      }),
    ),
  ]);
  const steps = Array.from({ length: Math.ceil((to - from) / stepMs) }, () => new Map<number, ToldChange>());
  const changeOf = (step: number, id: number): ToldChange => {
    const known = steps[step]?.get(id);
    if (known !== undefined) return known;
    const change = { id, readings: [], absences: [], lastAt: null, lastReceivedAt: null };
    steps[step]?.set(id, change);
    return change;
  };
  for (const [vehicleIds, ats, signalIds, forms, values, longitudes, texts, stepsFrom] of rows)
    unpackReadings(
      [vehicleIds, ats, signalIds, forms, values, longitudes, texts],
      isShown,
      (id, at, reading, index) => {
        const change = changeOf(Math.round(((stepsFrom[index] ?? 0) - from) / stepMs), id);
        if (reading !== undefined) change.readings.push(reading);
        change.lastAt = Math.max(change.lastAt ?? 0, at);
      },
    );
  for (const [id, told] of absences)
    for (const absence of told) changeOf(Math.ceil((absence.at - from) / stepMs) - 1, id).absences.push(absence);
  return steps.map((step) => [...step.values()]);
}
