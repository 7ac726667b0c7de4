import type { Clock } from '../contract/moment';
import type { Absence } from '../contract/reading';
import { type Asker, askCancellably } from './cancellable';
import type { Database } from './database';
import { placedBy, placedUntil } from './moment-conditions';
import { loadNames } from './names';
import {
  type PackedReadings,
  packedColumns,
  roundedMilliseconds,
  type ToldReading,
  unpackReadings,
} from './packed-readings';
import { positionAbsences } from './position-absences';
import type { Names } from './stored-reading';

/** A moment of the past. */
export type Moment = {
  /** Epoch milliseconds; readings placed then are in. */
  at: number;
  clock: Clock;
};

/** What a picture of the fleet is told of a vehicle. */
export type ToldVehicle = {
  id: number;
  vin: string;
  readings: ToldReading[];
  absences: Absence[];
  /** Newest event time over all signals, shown or not; null when there is none. */
  lastAt: number | null;
  lastReceivedAt: null;
};

/** The fleet at a moment, and how its vehicles are called today. */
export type FleetAt = {
  vehicles: { id: number; vin: string; name: string | null; model: string | null }[];
  told: ToldVehicle[];
};

/** As many connections answer at once; a moment is as good as the slowest of them. */
const lanes = 4;

/** Each pair of vehicle and signal is asked about once, so there is nothing to remember; and rows come one by one. */
export const probing = ['enable_memoize = off', 'enable_bitmapscan = off', 'enable_seqscan = off'];

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

const shownBy = (clock: Clock) => `${several}
SELECT vehicle_id, ${roundedMilliseconds('max(at)')}, ${packedColumns} FROM (${newestBy(clock, toldColumns, 'l.signal_id = ANY($4)')}) told
GROUP BY vehicle_id`;

const hiddenBy = (clock: Clock) => `${several}
SELECT vehicle_id, ${roundedMilliseconds('max(at)')} FROM (${newestBy(clock, ['at'], 'l.signal_id <> ALL($4)')}) told GROUP BY vehicle_id`;

/** Signals' numbers by what a picture shows. */
export const numbersOf = (names: Names, shown: ReadonlySet<string>): number[] =>
  [...names.signals].filter(([, key]) => shown.has(key)).map(([id]) => id);

type Known = { lastAt: number; readings: ToldReading[] };

/** What one lane finds out, by vehicle. */
async function askLane(asker: Asker, clock: Clock, values: unknown[], names: Names): Promise<Map<number, Known>> {
  const known = new Map<number, Known>();
  const shown = await asker<[id: number, lastAt: number, ...PackedReadings]>({ text: shownBy(clock), values });
  for (const [id, lastAt, ...packed] of shown)
    known.set(id, { lastAt, readings: unpackReadings(packed, names.signals) });
  for (const [id, lastAt] of await asker<[id: number, lastAt: number]>({ text: hiddenBy(clock), values })) {
    const { readings, ...held } = known.get(id) ?? { lastAt, readings: [] };
    known.set(id, { lastAt: Math.max(held.lastAt, lastAt), readings });
  }
  return known;
}

/** Splits vehicles, in the order of their numbers, into ranges (after, through] of about as many each. */
function rangesOf(ids: readonly number[]): [after: number, through: number][] {
  const length = Math.ceil(ids.length / lanes);
  const starts = Array.from({ length: lanes }, (_, lane) => lane * length).filter((start) => start < ids.length);
  return starts.map((start) => [(ids[start] ?? 0) - 1, ids[Math.min(start + length, ids.length) - 1] ?? 0]);
}

/**
 * All vehicles with what a picture of the fleet shows of them, as at a moment. Vehicles without a reading by then are told
 * with nothing. Exact as of one snapshot of the database for each vehicle.
 * @param shown signals; of others only the time counts
 * @throws the signal's reason when it is aborted
 */
export async function loadFleetAt(
  database: Database,
  { at, clock }: Moment,
  shown: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<FleetAt> {
  const [names, { rows: vehicles }] = await Promise.all([
    loadNames(database),
    database.pool.query<FleetAt['vehicles'][number]>('SELECT id, vin, name, model FROM vehicle ORDER BY id'),
  ]);
  const numbers = numbersOf(names, shown);
  const ranges = rangesOf(vehicles.map(({ id }) => id));
  const [absences, ...known] = await Promise.all([
    positionAbsences(database, names, { from: null, to: at }),
    ...ranges.map((range) =>
      askCancellably(database.pool, signal, probing, (asker) =>
        askLane(asker, clock, [new Date(at), ...range, numbers], names),
      ),
    ),
  ]);
  const byVehicle = new Map(known.flatMap((lane) => [...lane]));
  const told = vehicles.map(({ id, vin }): ToldVehicle => {
    const { readings, lastAt } = byVehicle.get(id) ?? { readings: [], lastAt: null };
    return { id, vin, readings, absences: absences.get(id) ?? [], lastAt, lastReceivedAt: null };
  });
  return { vehicles, told };
}
