import type { FleetVehicle } from '../contract/fleet';
import { isSwitchedOn } from '../contract/ignition';
import { type Evidence, type FleetEvidence, knownAt, knownValue, type TireEvidence } from './fleet-evidence';

/** A tire below this share of its target pressure is low. */
const lowTireShare = 0.9;

const flagOf = (evidence: Evidence, place: number): boolean | null => {
  const value = knownValue(evidence, place);
  return value === null ? null : value === 1;
};

/** The greater of two event times, either of which may be missing. */
const newest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const isOn = ({ isIgnitionOn, isEngineRunning }: FleetEvidence, place: number): boolean | null =>
  isSwitchedOn(
    flagOf(isIgnitionOn, place),
    knownAt(isIgnitionOn, place) ?? 0,
    flagOf(isEngineRunning, place),
    knownAt(isEngineRunning, place) ?? 0,
  );

/**
 * One tire, by its pressure against its target and by its maker's word; the fresher of the two decides, and when they are
 * of one time either is enough. Null when neither is known.
 */
function isTireLow({ pressure, target, isLowByMaker }: TireEvidence, place: number): boolean | null {
  const measured = knownValue(pressure, place);
  const wanted = knownValue(target, place);
  const byPressure = measured === null || wanted === null || wanted <= 0 ? null : measured < wanted * lowTireShare;
  const byMaker = flagOf(isLowByMaker, place);
  if (byPressure === null || byMaker === null) return byPressure ?? byMaker;
  const measuredAt = knownAt(pressure, place) ?? 0;
  const saidAt = knownAt(isLowByMaker, place) ?? 0;
  if (measuredAt === saidAt) return byPressure || byMaker;
  return measuredAt > saidAt ? byPressure : byMaker;
}

function hasLowTire({ tires }: FleetEvidence, place: number): boolean | null {
  let answer: boolean | null = null;
  for (const tire of tires) {
    const isLow = isTireLow(tire, place);
    if (isLow === true) return true;
    answer ??= isLow;
  }
  return answer;
}

/** Whether the vehicle tells a date of its service, and that lies before now. */
export const isDatePassed = ({ serviceDate }: FleetEvidence, place: number, now: number): boolean =>
  (knownValue(serviceDate, place) ?? now) < now;

/** Due by distance, by days left or by date, whichever the vehicle tells. Null when it tells none. */
function isServiceDue(fleet: FleetEvidence, place: number, now: number): boolean | null {
  const distance = knownValue(fleet.serviceDistance, place);
  const time = knownValue(fleet.serviceTime, place);
  const date = knownValue(fleet.serviceDate, place);
  if (distance === null && time === null && date === null) return null;
  return (distance ?? 1) <= 0 || (time ?? 1) <= 0 || isDatePassed(fleet, place, now);
}

/**
 * Writes the columns that rest on evidence into the vehicle.
 * @param place of the vehicle in the evidence
 * @param now epoch milliseconds; a service date is judged when something arrives, not in between
 */
export function drawColumns(vehicle: FleetVehicle, fleet: FleetEvidence, place: number, now: number): void {
  vehicle.latitude = knownValue(fleet.latitude, place);
  vehicle.longitude = knownValue(fleet.longitude, place);
  vehicle.positionAt = knownAt(fleet.latitude, place);
  vehicle.heading = knownValue(fleet.heading, place);
  vehicle.speed = knownValue(fleet.speed, place);
  vehicle.speedAt = knownAt(fleet.speed, place);
  vehicle.isOn = isOn(fleet, place);
  vehicle.isCharging = flagOf(fleet.isCharging, place);
  vehicle.stateOfCharge = knownValue(fleet.stateOfCharge, place);
  vehicle.fuelLevel = knownValue(fleet.fuelLevel, place);
  vehicle.energyAt = newest(knownAt(fleet.stateOfCharge, place), knownAt(fleet.fuelLevel, place));
  // What the vehicle says it can still drive in all, else what its battery is good for.
  vehicle.range = knownValue(fleet.range, place) ?? knownValue(fleet.batteryRange, place);
  vehicle.odometer = knownValue(fleet.odometer, place);
  vehicle.hasLowTire = hasLowTire(fleet, place);
  vehicle.troubleCodes = knownValue(fleet.activeCodes, place);
  vehicle.isServiceDue = isServiceDue(fleet, place, now);
}
