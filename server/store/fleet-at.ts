import type { Clock } from '../contract/moment';
import type { Absence } from '../contract/reading';
import { type Asker, askCancellably } from './cancellable';
import type { Database } from './database';
import { fleetAtStatements, isLittleKnown, littleKnown, probing, throughWindows } from './fleet-at-statements';
import { loadNames } from './names';
import { type PackedReadings, type PackedTimes, type Taker, type ToldReading, unpackReadings } from './packed-readings';
import { positionAbsences } from './position-absences';

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
  /** Little had been received by then, as far as was looked at. */
  isLittle: boolean;
};

/** As many connections answer at once, each for some vehicles and then for the next. */
const lanes = 4;
const vehiclesAtOnce = 1_250;

const blank = (id: number, vin: string, absences: Absence[] = []): ToldVehicle => ({
  id,
  vin,
  readings: [],
  absences,
  lastAt: null,
  lastReceivedAt: null,
});

type Range = [after: number, through: number];

/** Vehicles, in the order of their numbers, by ranges (after, through]. */
function rangesOf(ids: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start < ids.length; start += vehiclesAtOnce)
    ranges.push([(ids[start] ?? 0) - 1, ids[Math.min(start + vehiclesAtOnce, ids.length) - 1] ?? 0]);
  return ranges;
}

/** Notes that something was measured of a vehicle. */
function hear(vehicle: ToldVehicle | undefined, at: number, reading?: ToldReading): void {
  if (vehicle === undefined) return;
  if (reading !== undefined) vehicle.readings.push(reading);
  if (vehicle.lastAt === null || at > vehicle.lastAt) vehicle.lastAt = at;
}

/**
 * Where little had been received by then, tells all of it: most of the history came later then, and whoever walks it
 * backwards from the moment would walk long. Says whether it did.
 */
function tellLittle(
  { pool }: Database,
  { at, fewReadings }: { at: number; fewReadings: number },
  names: ReadonlyMap<number, string>,
  take: Taker,
  signal: AbortSignal,
): Promise<boolean> {
  const values = [new Date(at)];
  return askCancellably(pool, signal, throughWindows, async (ask) => {
    const [answer] = await ask<[isLittle: boolean]>({ text: isLittleKnown, values: [...values, fewReadings] });
    if (answer?.[0] !== true) return false;
    for (const packed of await ask<PackedReadings>({ text: littleKnown, values })) unpackReadings(packed, names, take);
    return true;
  });
}

/** Looks into the history for each signal of each vehicle, by several connections; when one fails all are freed. */
async function probe(
  { pool }: Database,
  { at, clock }: Moment,
  ids: readonly number[],
  names: ReadonlyMap<number, string>,
  take: Taker,
  signal: AbortSignal,
): Promise<void> {
  const statements = fleetAtStatements(clock);
  const waiting = rangesOf(ids);
  const runLane = async (ask: Asker): Promise<void> => {
    for (let range = waiting.shift(); range !== undefined; range = waiting.shift()) {
      const values = [new Date(at), ...range, [...names.keys()]];
      for (const packed of await ask<PackedReadings>({ text: statements.shown, values }))
        unpackReadings(packed, names, take);
      for (const [hidden, ats] of await ask<PackedTimes>({ text: statements.hidden, values }))
        for (const [index, id] of (hidden ?? []).entries()) take(id, ats?.[index] ?? 0, undefined, index);
    }
  };
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  const running = Array.from({ length: Math.min(lanes, waiting.length) }, () =>
    askCancellably(pool, either, probing, runLane).catch((error: unknown) => {
      failing.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(running);
  await Promise.all(running);
}

/**
 * All vehicles with what a picture of the fleet shows of them, as at a moment. Vehicles without a reading by then are told
 * with nothing. Exact as of one snapshot of the database for each vehicle.
 * @param shown signals; of others only the time counts
 * @param fewReadings where fewer than these had been received they are sorted, and not looked for one by one
 * @throws the signal's reason when it is aborted
 */
export async function loadFleetAt(
  database: Database,
  { at, clock }: Moment,
  shown: ReadonlySet<string>,
  signal: AbortSignal,
  fewReadings = 100_000,
): Promise<FleetAt> {
  const [names, { rows: vehicles }] = await Promise.all([
    loadNames(database),
    database.pool.query<FleetAt['vehicles'][number]>('SELECT id, vin, name, model FROM vehicle ORDER BY id'),
  ]);
  const absences = await positionAbsences(database, names, { from: null, to: at });
  const told = new Map(vehicles.map(({ id, vin }) => [id, blank(id, vin, absences.get(id))]));
  const isShown = new Map([...names.signals].filter(([, key]) => shown.has(key)));
  const take: Taker = (id, at, reading) => hear(told.get(id), at, reading);
  const isLittle =
    clock === 'received' && fewReadings > 0 && (await tellLittle(database, { at, fewReadings }, isShown, take, signal));
  if (!isLittle) await probe(database, { at, clock }, [...told.keys()], isShown, take, signal);
  return { vehicles, told: [...told.values()], isLittle };
}
