import type { FleetVehicle } from '../../server/contract/fleet';
import { type Motion, motionOf } from '../../server/contract/motion';

/** What can be true of a vehicle beside its motion. */
export const conditions = ['attention', 'service', 'tire', 'energy', 'position'] as const;
export type Condition = (typeof conditions)[number];

/** Map, list and counters draw from the same filter, so they cannot disagree. */
export type FleetFilter = {
  /** Part of a VIN, name or model; empty lets all through. */
  text: string;
  /** Any of these; none lets all through. */
  motions: readonly Motion[];
  /** All of these. */
  conditions: readonly Condition[];
};

export const everything: FleetFilter = { text: '', motions: [], conditions: [] };

/** Below this share of a full tank or battery, in percent, a vehicle is low on energy. */
export const lowEnergyPercent = 15;

/** What the vehicle can drive on, in percent: the tank where it has one, for a hybrid's empty battery strands nobody. */
export function energyPercent(vehicle: FleetVehicle): number | null {
  return vehicle.fuelLevel ?? vehicle.stateOfCharge;
}

const holds: Record<Condition, (vehicle: FleetVehicle) => boolean> = {
  attention: (vehicle) => (vehicle.troubleCodes ?? 0) > 0 || vehicle.hasLowTire === true,
  service: (vehicle) => vehicle.isServiceDue === true,
  tire: (vehicle) => vehicle.hasLowTire === true,
  energy: (vehicle) => (energyPercent(vehicle) ?? 100) < lowEnergyPercent,
  position: (vehicle) => vehicle.latitude === null || vehicle.longitude === null,
};

/** Whether a condition is true of a vehicle. A value nobody sent makes none true. */
export function isTrueOf(condition: Condition, vehicle: FleetVehicle): boolean {
  return holds[condition](vehicle);
}

/** Text as it is compared: without case, spaces and hyphens, so that `hh ev412` finds `HH-EV 412`. */
export function searchable(text: string): string {
  return text.toLowerCase().replace(/[\s-]+/g, '');
}

/** VINs, names and models as they are compared: the whole fleet is gone through with each key that is typed. */
const compared = new Map<string, string>();

function holdsText(words: string | null, text: string): boolean {
  if (words === null) return false;
  const known = compared.get(words);
  if (known !== undefined) return known.includes(text);
  const plain = searchable(words);
  compared.set(words, plain);
  return plain.includes(text);
}

/** Whether a vehicle's VIN, name or model holds the text, which must have passed `searchable`. */
export function answersTo({ vin, name, model }: FleetVehicle, text: string): boolean {
  return holdsText(vin, text) || holdsText(name, text) || holdsText(model, text);
}

/**
 * Whether a vehicle passes.
 * @param text the filter's text, once through `searchable`
 * @param now the server's clock, epoch milliseconds
 */
export function passes(vehicle: FleetVehicle, filter: FleetFilter, text: string, now: number): boolean {
  if (filter.motions.length > 0 && !filter.motions.includes(motionOf(vehicle, now))) return false;
  for (const condition of filter.conditions) if (!holds[condition](vehicle)) return false;
  return text === '' || answersTo(vehicle, text);
}

/** Whether a filter lets every vehicle through. */
export function isUnfiltered({ text, motions, conditions: needed }: FleetFilter): boolean {
  return searchable(text) === '' && motions.length === 0 && needed.length === 0;
}
