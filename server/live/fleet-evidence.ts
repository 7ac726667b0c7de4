import type { MessageReference, Position, Value } from '../contract/reading';

/** What a pictured signal comes down to: positions stay what they are, all else is a number (a flag is 0 or 1). */
export type Folded = number | Position;

/** The newest that is known of one pictured signal, with what decides whether another reading is newer. */
export type Evidence = { at: number; message: MessageReference; value: Folded };

/** By signal id: what the columns of one vehicle rest on. */
export type EvidenceOfVehicle = Map<string, Evidence>;

/** Makes a value into what the picture keeps; null for a value of another kind than the signal's. */
export type Fold = (value: Value) => Folded | null;

export const wheels = [
  'front_left',
  'front_right',
  'rear_left',
  'rear_right',
  'rear_left_outer',
  'rear_right_outer',
  'spare',
] as const;

const chargingStatuses = new Set(['charging', 'slow_charging', 'fast_charging', 'chargingactive']);
/** High Mobility, `diagnostics.tire_pressure_statuses`; the others are `normal` and what is not known. */
const lowTireStatuses = new Set(['low', 'alert', 'soft', 'deflation']);
/** A code with one of these is only remembered by the vehicle. Any other, or none, is active. */
const clearedStatuses = new Set(['inactive', 'cleared', 'resolved', 'passive', 'historic']);
const ignitionOn = new Set(['on', 'start']);

const number: Fold = (value) => (typeof value === 'number' ? value : null);
const flag: Fold = (value) => (typeof value === 'boolean' ? Number(value) : null);
const isOneOf =
  (words: ReadonlySet<string>): Fold =>
  (value) =>
    typeof value === 'string' ? Number(words.has(value.toLowerCase())) : null;
const position: Fold = (value) => (typeof value === 'object' && 'latitude' in value ? value : null);

function isActive(code: unknown): boolean {
  if (typeof code !== 'object' || code === null || !('status' in code)) return true;
  return typeof code.status !== 'string' || !clearedStatuses.has(code.status.toLowerCase());
}

const activeCodes: Fold = (value) => (Array.isArray(value) ? value.filter(isActive).length : null);

/** The signals the picture rests on. No other reading is kept in memory: its vehicle is only told to be newer. */
export const foldOf: ReadonlyMap<string, Fold> = new Map([
  ['position', position],
  ['heading', number],
  ['speed', number],
  ['odometer', number],
  ['range', number],
  ['traction_battery.range', number],
  ['traction_battery.state_of_charge', number],
  ['fuel.level', number],
  ['ignition.state', isOneOf(ignitionOn)],
  ['engine.running', flag],
  ['charging.status', isOneOf(chargingStatuses)],
  ['trouble_codes', activeCodes],
  ['service.distance', number],
  ['service.time', number],
  ['service.date', number],
  ...wheels.flatMap((wheel): [string, Fold][] => [
    [`tire.pressure.${wheel}`, number],
    [`tire.pressure_target.${wheel}`, number],
    [`tire.status.${wheel}`, isOneOf(lowTireStatuses)],
  ]),
]);
