import { hours, minutes } from '../../contract/duration';
import { chargeLimitOf } from '../life/day';
import { electricRange, fuelRange } from '../life/energy';
import type { Habits } from '../life/models';
import { type Tire, warningOf } from '../life/tires';
import { serviceDaysOf, serviceKmOf } from '../life/troubles';
import type { Vehicle } from '../life/vehicle';
import { between } from '../random';
import { clusterMessages, lamps } from './cluster';
import { lengthIn, measure, pressureIn, share, speedIn, temperatureIn } from './measures';
import type { Moment } from './moment';
import { list, type Row, row, type Tempo, tempos } from './row';

const { motion, meter, energy, charging, access, faults, electrical, climate, pressures, service, rare } = tempos;

const hasBattery = ({ model }: Vehicle): boolean => model.batteryKwh > 0;
const hasTank = ({ model }: Vehicle): boolean => model.tankL > 0;
const hasTrunk = ({ model }: Vehicle): boolean => model.body !== 'truck';
const oneIn = (count: number, rest: number) => (vehicle: Vehicle) => vehicle.index % count === rest;
const word = (is: boolean, yes: string, no: string): string => (is ? yes : no);

const doorsOf = ({ model }: Vehicle): string[] =>
  model.body === 'car' ? ['front_left', 'front_right', 'rear_left', 'rear_right'] : ['front_left', 'front_right'];

const electricKm = ({ vehicle, state }: Moment): number =>
  electricRange(vehicle.model, state.energy.charge, state.cold);
const fuelKm = ({ vehicle, state }: Moment): number => fuelRange(vehicle.model, state.energy.liters);

const isEngineOn = ({ vehicle, state }: Moment): boolean =>
  state.isIgnitionOn && (vehicle.model.drivetrain !== 'hybrid' || state.energy.charge <= 0.121);

function volts({ vehicle, state }: Moment): number {
  if (state.isIgnitionOn || state.chargeKw > 0) return between(14, 14.4, vehicle.seed, Math.floor(state.at / hours(1)));
  return vehicle.index % 40 === 9 ? 11.7 : between(12.3, 12.8, vehicle.seed, Math.floor(state.at / hours(1)));
}

function chargingStatus({ vehicle, state }: Moment): string {
  if (state.chargeKw > 0) return state.chargeKw > 1.5 * vehicle.model.depotKw ? 'fast_charging' : 'charging';
  return state.isPlugged ? 'charging_complete' : 'not_charging';
}

const tireRow = (
  path: string,
  read: (tire: Tire, habits: Habits) => Record<string, unknown>,
  pace: Tempo = pressures,
): Row =>
  list(path, pace, (moment) => moment.tires().map((tire) => ({ location: tire.wheel, ...read(tire, moment.habits) })));

/** All a vehicle of the demo can say, in the order it says it. */
// biome-ignore format: a table, one property a line where it fits
export const rows: readonly Row[] = [
  row('vehicle_location.coordinates', motion, ({ state }) => ({ latitude: Number(state.latitude.toFixed(6)), longitude: Number(state.longitude.toFixed(6)) })),
  row('vehicle_location.heading', motion, ({ state }) => measure('degrees', state.heading, 1)),
  row('diagnostics.speed', motion, ({ state, habits }) => speedIn(habits, state.speedKmh)),
  row('diagnostics.odometer', meter, ({ state, habits }) => lengthIn(habits, state.odometerKm)),
  row('vehicle_location.precision', electrical, ({ state }) => measure('meters', between(2, 9, Math.floor(state.at / minutes(1))), 1)),

  row('charging.battery_level', energy, ({ state }) => share(state.energy.charge), { isFor: hasBattery }),
  row('charging.estimated_range', energy, (moment) => lengthIn(moment.habits, electricKm(moment)), { isFor: hasBattery }),
  row('diagnostics.fuel_level', energy, ({ vehicle, state }) => share(state.energy.liters / vehicle.model.tankL), { isFor: hasTank }),
  row('diagnostics.fuel_volume', energy, ({ state }) => measure('liters', state.energy.liters, 1), { isFor: hasTank }),
  row('diagnostics.estimated_range', energy, (moment) => lengthIn(moment.habits, electricKm(moment) + fuelKm(moment)), { isFor: hasTank }),
  row('charging.status', access, chargingStatus, { isFor: hasBattery }),
  row('charging.plugged_in', access, ({ state }) => word(state.isPlugged, 'plugged_in', 'disconnected'), { isFor: hasBattery }),
  row('charging.charging_rate', charging, ({ state }) => measure('kilowatts', state.chargeKw, 1), { isFor: hasBattery }),
  row('charging.time_to_complete_charge', charging, ({ state }) => measure('minutes', state.minutesToFull, 0), { isFor: hasBattery, changesWith: ({ state }) => String(state.chargeKw > 0) }),
  row('charging.charge_limit', rare, ({ vehicle }) => share(chargeLimitOf(vehicle.seed)), { isFor: hasBattery }),

  row('ignition.state', access, ({ state }) => word(state.isIgnitionOn, 'on', 'off')),
  row('engine.status', access, (moment) => word(isEngineOn(moment), 'on', 'off'), { isFor: hasTank }),
  list('doors.positions', access, ({ vehicle, state }) => doorsOf(vehicle).map((location) => ({ location, position: word(state.isDriverDoorOpen && location === 'front_left', 'open', 'closed') }))),
  list('doors.locks', access, ({ vehicle, state }) => doorsOf(vehicle).map((location) => ({ location, lock_state: word(state.isLocked, 'locked', 'unlocked') }))),
  row('doors.locks_state', access, ({ state }) => word(state.isLocked, 'locked', 'unlocked')),
  row('trunk.position', access, ({ state }) => word(state.isTrunkOpen, 'open', 'closed'), { isFor: hasTrunk }),
  row('trunk.lock', access, ({ state }) => word(state.isLocked, 'locked', 'unlocked'), { isFor: hasTrunk }),

  tireRow('diagnostics.tire_pressures', (tire, habits) => ({ pressure: pressureIn(habits, tire.kpa) })),
  tireRow('diagnostics.tire_pressures_targets', (tire, habits) => ({ pressure: pressureIn(habits, tire.targetKpa) }), rare),
  tireRow('diagnostics.tire_temperatures', (tire, habits) => ({ temperature: temperatureIn(habits, tire.celsius) })),
  list('diagnostics.tire_pressure_statuses', access, (moment) => {
    const warned = moment.tires().flatMap((tire) => ({ location: tire.wheel, status: warningOf(tire) ?? 'normal' })).filter(({ status }) => status !== 'normal');
    return warned.length > 0 ? warned : undefined;
  }),

  list('diagnostics.trouble_codes', faults, (moment) => moment.troubles().map(({ id, system, ecu, occurrences, status }) => ({ occurrences, id, ecu_id: ecu, status, system }))),
  list('dashboard_lights.dashboard_lights', faults, lamps),
  list('diagnostics.check_control_messages', faults, clusterMessages),
  row('maintenance.distance_to_next_service', service, ({ vehicle, state, habits }) => lengthIn(habits, serviceKmOf(vehicle, state.odometerKm))),
  row('maintenance.time_to_next_service', service, ({ vehicle, state }) => measure('days', Math.floor(serviceDaysOf(vehicle, state.at)), 0)),

  row('diagnostics.battery_voltage', electrical, (moment) => measure('volts', volts(moment), 2)),
  row('climate.outside_temperature', climate, ({ habits, outside }) => temperatureIn(habits, outside)),
  row('climate.inside_temperature', climate, ({ habits, outside, state }) => temperatureIn(habits, outside + (21 - outside) * state.warmth)),
  row('diagnostics.engine_coolant_temperature', climate, ({ habits, outside, state }) => temperatureIn(habits, outside + (90 - outside) * state.warmth), { isFor: hasTank }),
  row('hood.position', rare, () => 'closed'),

  row('race.gear_mode', access, ({ state }) => word(state.isIgnitionOn && state.stay === null, 'drive', 'park'), { isFor: oneIn(5, 2) }),
  row('adas.status', access, ({ state }) => word(state.isIgnitionOn, 'on', 'off'), { isFor: oneIn(6, 1) }),
  row('adas.rear_cross_warning_system', access, ({ state }) => word(state.isIgnitionOn, 'active', 'inactive'), { isFor: oneIn(6, 1) }),
  row('cargo_hold.temperature', climate, ({ habits, vehicle, state }) => temperatureIn(habits, between(2, 5, vehicle.seed, Math.floor(state.at / hours(1)))), { isFor: ({ model, index }) => model.body === 'truck' && index % 2 === 0 }),
];
