import { chargingStatuses } from '../contract/charging-status';
import { ignitionOn } from '../contract/ignition';
import type { Value } from '../contract/reading';
import { wheels } from '../contract/signals';
import { isActiveCode } from '../contract/trouble-codes';
import { createFleetEvidence, type Evidence, type FleetEvidence } from './fleet-evidence';

/** Makes a value into the number that is kept; null for a value of another kind than the signal's. */
type Fold = { evidence: Evidence; toNumber: (value: Value) => number | null };

/** High Mobility, `diagnostics.tire_pressure_statuses`; the others are `normal` and what is not known. */
const lowTireStatuses = new Set(['low', 'alert', 'soft', 'deflation']);

const number = (value: Value) => (typeof value === 'number' ? value : null);
const flag = (value: Value) => (typeof value === 'boolean' ? Number(value) : null);
const isOneOf = (words: ReadonlySet<string>) => (value: Value) =>
  typeof value === 'string' ? Number(words.has(value.toLowerCase())) : null;
const latitude = (value: Value) => (typeof value === 'object' && 'latitude' in value ? value.latitude : null);
const longitude = (value: Value) => (typeof value === 'object' && 'longitude' in value ? value.longitude : null);

const activeCodes = (value: Value) => (Array.isArray(value) ? value.filter(isActiveCode).length : null);

/** By signal id: which evidence its readings are. Readings of other signals are not kept in memory. */
export function foldsInto(fleet: FleetEvidence): ReadonlyMap<string, readonly Fold[]> {
  const signals: [signal: string, evidence: Evidence, toNumber: Fold['toNumber']][] = [
    ['position', fleet.latitude, latitude],
    ['position', fleet.longitude, longitude],
    ['heading', fleet.heading, number],
    ['speed', fleet.speed, number],
    ['odometer', fleet.odometer, number],
    ['range', fleet.range, number],
    ['traction_battery.range', fleet.batteryRange, number],
    ['traction_battery.state_of_charge', fleet.stateOfCharge, number],
    ['fuel.level', fleet.fuelLevel, number],
    ['ignition.state', fleet.isIgnitionOn, isOneOf(ignitionOn)],
    ['engine.running', fleet.isEngineRunning, flag],
    ['charging.status', fleet.isCharging, isOneOf(chargingStatuses)],
    ['trouble_codes', fleet.activeCodes, activeCodes],
    ['service.distance', fleet.serviceDistance, number],
    ['service.time', fleet.serviceTime, number],
    ['service.date', fleet.serviceDate, number],
  ];
  for (const [index, { pressure, target, isLowByMaker }] of fleet.tires.entries()) {
    signals.push([`tire.pressure.${wheels[index]}`, pressure, number]);
    signals.push([`tire.pressure_target.${wheels[index]}`, target, number]);
    signals.push([`tire.status.${wheels[index]}`, isLowByMaker, isOneOf(lowTireStatuses)]);
  }
  const folds = new Map<string, Fold[]>();
  for (const [signal, evidence, toNumber] of signals)
    folds.set(signal, [...(folds.get(signal) ?? []), { evidence, toNumber }]);
  return folds;
}

/** The signals that a fleet picture shows something of. */
export const foldedSignals = (): ReadonlySet<string> => new Set(foldsInto(createFleetEvidence()).keys());
