import type { Clock } from '../contract/moment';
import type { Absence } from '../contract/reading';
import { askTogether } from './ask-together';
import type { Database } from './database';
import { isLittleKnown, littleKnown } from './fleet-at-statements';
import { tellFromKeyframe } from './fleet-keyframe';
import { probeFleet } from './fleet-probes';
import type { FleetQuestion } from './fleet-question';
import { loadNames } from './names';
import { type PackedReadings, type ToldReading, unpackReadings } from './packed-readings';
import { planWithout, throughWindows } from './plan-without';
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

/** As many connections answer at once. */
const connections = 4;

const blank = (id: number, vin: string, absences: Absence[] = []): ToldVehicle => ({
  id,
  vin,
  readings: [],
  absences,
  lastAt: null,
  lastReceivedAt: null,
});

/** Notes that something was measured of a vehicle. Of each signal the newest is told; of one time what is noted last. */
function hear(vehicle: ToldVehicle | undefined, at: number, reading?: ToldReading): void {
  if (vehicle === undefined) return;
  if (vehicle.lastAt === null || at > vehicle.lastAt) vehicle.lastAt = at;
  if (reading === undefined) return;
  const place = vehicle.readings.findIndex(({ signal }) => signal === reading.signal);
  if (place < 0) vehicle.readings.push(reading);
  else if (reading.at >= (vehicle.readings[place]?.at ?? 0)) vehicle.readings[place] = reading;
}

/**
 * Where little had been received by then, tells all of it: most of the history came later then, and whoever walks it
 * backwards from the moment would walk long. Says whether it did.
 */
async function tellLittle({ moment, shown, askers, take }: FleetQuestion, fewReadings: number): Promise<boolean> {
  const [ask] = askers;
  const values = [new Date(moment.at)];
  await planWithout(ask, throughWindows);
  const [answer] = await ask<[isLittle: boolean]>({ text: isLittleKnown, values: [...values, fewReadings] });
  if (answer?.[0] !== true) return false;
  for (const packed of await ask<PackedReadings>({ text: littleKnown, values })) unpackReadings(packed, shown, take);
  return true;
}

/**
 * All vehicles with what a picture of the fleet shows of them, as at a moment. Vehicles without a reading by then are told
 * with nothing. Exact as of one snapshot of the database.
 * @param shown signals; of others only the time counts
 * @param fewReadings where fewer than these had been received they are sorted, and not looked for one by one
 * @throws the signal's reason when it is aborted
 */
export async function loadFleetAt(
  database: Database,
  moment: Moment,
  shown: ReadonlySet<string>,
  signal: AbortSignal,
  fewReadings = 100_000,
): Promise<FleetAt> {
  const [names, { rows: vehicles }] = await Promise.all([
    loadNames(database),
    database.pool.query<FleetAt['vehicles'][number]>('SELECT id, vin, name, model FROM vehicle ORDER BY id'),
  ]);
  const absences = await positionAbsences(database, names, { from: null, to: moment.at });
  const told = new Map(vehicles.map(({ id, vin }) => [id, blank(id, vin, absences.get(id))]));
  const isLittle = await askTogether(database.pool, signal, connections, async (askers) => {
    const question: FleetQuestion = {
      moment,
      vehicleIds: [...told.keys()],
      shown: new Map([...names.signals].filter(([, key]) => shown.has(key))),
      askers,
      take: (id, at, reading) => hear(told.get(id), at, reading),
    };
    if (moment.clock === 'received' && fewReadings > 0 && (await tellLittle(question, fewReadings))) return true;
    if (!(await tellFromKeyframe(question))) await probeFleet(question, question.vehicleIds);
    return false;
  });
  return { vehicles, told: [...told.values()], isLittle };
}
