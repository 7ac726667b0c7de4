import type { FleetVehicle } from '../contract/fleet';
import { type Evidence, type EvidenceOfVehicle, wheels } from './fleet-evidence';

/** A tire below this share of its target pressure is low. */
const lowTireShare = 0.9;

const numberOf = (evidence: Evidence | undefined): number | null =>
  typeof evidence?.value === 'number' ? evidence.value : null;

/** The greater of two event times, either of which may be missing. */
const newestAt = (a: Evidence | undefined, b: Evidence | undefined): number | null =>
  a === undefined && b === undefined ? null : Math.max(a?.at ?? 0, b?.at ?? 0);

/**
 * Ignition or engine on. A running engine is on, unless the ignition was seen off since; an engine that stands still says
 * nothing against the ignition (hybrids drive with it standing still).
 */
function isOn(known: EvidenceOfVehicle): boolean | null {
  const ignition = known.get('ignition.state');
  const engine = known.get('engine.running');
  if (engine?.value === 1 && (ignition === undefined || engine.at >= ignition.at)) return true;
  return ignition === undefined && engine === undefined ? null : ignition?.value === 1;
}

/**
 * One tire, by its pressure against its target and by its maker's word; the fresher of the two decides, and when they are
 * of one time either is enough. Null when neither is known.
 */
function isTireLow(pressure: Evidence | undefined, target: Evidence | undefined, status: Evidence | undefined) {
  const [measured, wanted] = [numberOf(pressure), numberOf(target)];
  const byPressure = measured === null || wanted === null || wanted <= 0 ? null : measured < wanted * lowTireShare;
  const byStatus = status === undefined ? null : status.value === 1;
  if (byPressure === null || byStatus === null) return byPressure ?? byStatus;
  const pressureAt = pressure?.at ?? 0;
  const statusAt = status?.at ?? 0;
  if (pressureAt === statusAt) return byPressure || byStatus;
  return pressureAt > statusAt ? byPressure : byStatus;
}

/** Signal ids by wheel, made once: this runs for every message about tires. */
const tireSignals = wheels.map((wheel) => ({
  pressure: `tire.pressure.${wheel}`,
  target: `tire.pressure_target.${wheel}`,
  status: `tire.status.${wheel}`,
}));

function hasLowTire(known: EvidenceOfVehicle): boolean | null {
  let answer: boolean | null = null;
  for (const { pressure, target, status } of tireSignals) {
    const isLow = isTireLow(known.get(pressure), known.get(target), known.get(status));
    if (isLow === true) return true;
    answer ??= isLow;
  }
  return answer;
}

/** Due by distance, by days left or by date, whichever the vehicle tells. Null when it tells none. */
function isServiceDue(known: EvidenceOfVehicle, now: number): boolean | null {
  const distance = numberOf(known.get('service.distance'));
  const time = numberOf(known.get('service.time'));
  const date = numberOf(known.get('service.date'));
  if (distance === null && time === null && date === null) return null;
  return (distance ?? 1) <= 0 || (time ?? 1) <= 0 || (date ?? now) < now;
}

/**
 * Writes the columns that rest on evidence into the vehicle.
 * @param now epoch milliseconds; a service date is judged when something arrives, not in between
 */
export function drawColumns(vehicle: FleetVehicle, known: EvidenceOfVehicle, now: number): void {
  const position = known.get('position');
  const speed = known.get('speed');
  const battery = known.get('traction_battery.state_of_charge');
  const fuel = known.get('fuel.level');
  const charging = known.get('charging.status');
  const place = typeof position?.value === 'object' ? position.value : null;
  vehicle.latitude = place?.latitude ?? null;
  vehicle.longitude = place?.longitude ?? null;
  vehicle.positionAt = position?.at ?? null;
  vehicle.heading = numberOf(known.get('heading'));
  vehicle.speed = numberOf(speed);
  vehicle.speedAt = speed?.at ?? null;
  vehicle.isOn = isOn(known);
  vehicle.isCharging = charging === undefined ? null : charging.value === 1;
  vehicle.stateOfCharge = numberOf(battery);
  vehicle.fuelLevel = numberOf(fuel);
  vehicle.energyAt = newestAt(battery, fuel);
  // What the vehicle says it can still drive in all, else what its battery is good for.
  vehicle.range = numberOf(known.get('range')) ?? numberOf(known.get('traction_battery.range'));
  vehicle.odometer = numberOf(known.get('odometer'));
  vehicle.hasLowTire = hasLowTire(known);
  vehicle.troubleCodes = numberOf(known.get('trouble_codes'));
  vehicle.isServiceDue = isServiceDue(known, now);
}
