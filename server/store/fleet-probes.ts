import type { Asker } from './cancellable';
import { fleetAtStatements } from './fleet-at-statements';
import type { FleetQuestion } from './fleet-question';
import { type PackedReadings, type PackedTimes, unpackReadings } from './packed-readings';
import { planWithout, probing } from './plan-without';

/** A connection answers for so many, and then for the next. */
const vehiclesAtOnce = 1_250;

/** Looks into the history for each signal of some vehicles as at the moment, by several connections. */
export async function probeFleet(
  { moment, shown, askers, take }: FleetQuestion,
  vehicleIds: readonly number[],
): Promise<void> {
  const statements = fleetAtStatements(moment.clock);
  const waiting: number[][] = [];
  for (let start = 0; start < vehicleIds.length; start += vehiclesAtOnce)
    waiting.push(vehicleIds.slice(start, start + vehiclesAtOnce));
  const runLane = async (ask: Asker): Promise<void> => {
    if (waiting.length > 0) await planWithout(ask, probing);
    for (let some = waiting.shift(); some !== undefined; some = waiting.shift()) {
      const values = [new Date(moment.at), some, [...shown.keys()]];
      for (const packed of await ask<PackedReadings>({ text: statements.shown, values }))
        unpackReadings(packed, shown, take);
      for (const [hidden, ats] of await ask<PackedTimes>({ text: statements.hidden, values }))
        for (const [index, id] of (hidden ?? []).entries()) take(id, ats?.[index] ?? 0, undefined, index);
    }
  };
  await Promise.all(askers.map(runLane));
}
