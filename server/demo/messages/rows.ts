import { chargeLimitOf } from '../life/day';
import { electricRange, fuelRange } from '../life/energy';
import { type Habits, makers } from '../life/models';
import type { State } from '../life/state';
import { type Tire, tiresOf, warningOf } from '../life/tires';
import { serviceDaysOf, serviceKmOf, type Trouble, troublesOf } from '../life/troubles';
import type { Vehicle } from '../life/vehicle';
import { temperatureAt } from '../life/weather';
import { between } from '../random';
import { lengthIn, type Measure, measure, pressureIn, share, speedIn, temperatureIn } from './measures';

/** A vehicle at a moment, with what several properties are read from. */
export type Moment = {
  vehicle: Vehicle;
  state: State;
  habits: Habits;
  outside: number;
  tires: () => Tire[];
  troubles: () => Trouble[];
};

export function momentOf(vehicle: Vehicle, state: State): Moment {
  const outside = temperatureAt(state.latitude, state.longitude, state.at);
  return {
    vehicle,
    state,
    habits: makers[vehicle.model.maker].habits,
    outside,
    tires: () => tiresOf(vehicle, state, outside),
    troubles: () => troublesOf(vehicle, state.at),
  };
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How often a property is sent, in milliseconds: while driving, while charging, while parked; and at once on change. */
export type Tempo = { drivingMs: number; chargingMs: number; parkedMs: number; isSentOnChange: boolean };

const tempo = (drivingMs: number, chargingMs: number, parkedMs: number, isSentOnChange = false): Tempo => ({
  drivingMs,
  chargingMs,
  parkedMs,
  isSentOnChange,
});

/** Zero while driving: with every report. */
const motion = tempo(0, 4 * minute, 4 * minute);
const meter = tempo(20 * second, hour, hour);
const energy = tempo(minute, minute, 30 * minute);
const charging = tempo(hour, minute, hour, true);
const access = tempo(hour, hour, hour, true);
const faults = tempo(hour, hour, 2 * hour, true);
const electrical = tempo(3 * minute, 10 * minute, 30 * minute);
const climate = tempo(5 * minute, 15 * minute, 30 * minute);
const pressures = tempo(5 * minute, 30 * minute, hour);
const service = tempo(30 * minute, 6 * hour, 6 * hour);
const rare = tempo(12 * hour, 12 * hour, 12 * hour);

type Data = number | string | Measure | Record<string, unknown>;

/** One property of Auto API and how a vehicle of the demo says it. */
export type Row = {
  capability: string;
  property: string;
  tempo: Tempo;
  /** Multi-valued: its data is a list. */
  isList: boolean;
  /** Sent at the very start; the rest of a large fleet's properties follow. */
  isEssential: boolean;
  /** Vehicles that have it; all where it is missing. */
  isFor?: (vehicle: Vehicle) => boolean;
  /** Undefined when there is nothing to say. */
  read: (moment: Moment) => Data | Data[] | undefined;
  /** What a change is told by, where that is not the data. */
  changesWith?: (moment: Moment) => string;
};

type More = Pick<Row, 'isFor' | 'changesWith'>;

const row = (path: string, pace: Tempo, read: Row['read'], more: More = {}): Row => {
  const [capability = '', property = ''] = path.split('.');
  const isEssential = pace === motion || pace === meter || pace === energy || path === 'ignition.state';
  return { capability, property, tempo: pace, isList: false, isEssential, read, ...more };
};
const list = (path: string, pace: Tempo, read: (moment: Moment) => Data[] | undefined, more: More = {}): Row => ({
  ...row(path, pace, read, more),
  isList: true,
});

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
  if (state.isIgnitionOn || state.chargeKw > 0) return between(14, 14.4, vehicle.seed, Math.floor(state.at / hour));
  return vehicle.index % 40 === 9 ? 11.7 : between(12.3, 12.8, vehicle.seed, Math.floor(state.at / hour));
}

function chargingStatus({ vehicle, state }: Moment): string {
  if (state.chargeKw > 0) return state.chargeKw > 1.5 * vehicle.model.depotKw ? 'fast_charging' : 'charging';
  return state.isPlugged ? 'charging_complete' : 'not_charging';
}

/** Lamps the demo's vehicles have, by whether they are lit. */
function lamps(moment: Moment): Data[] {
  const lit = new Set(moment.troubles().map(({ lamp }) => lamp));
  if (moment.tires().some((tire) => warningOf(tire) !== null)) lit.add('tire_pressure_low');
  if (serviceKmOf(moment.vehicle, moment.state.odometerKm) < 0) lit.add('maintenance_odometer_exceeded');
  if (hasTank(moment.vehicle) && moment.state.energy.liters < 0.12 * moment.vehicle.model.tankL) lit.add('fuel_level');
  for (const name of ['tire_pressure_low', 'malfunction_indicator', 'maintenance_odometer_exceeded'])
    if (!lit.has(name)) lit.add(`-${name}`);
  return [...lit]
    .sort()
    .map((name) => ({ name: name.replace('-', ''), state: word(name.startsWith('-'), 'off', 'on') }));
}

/** Texts in the instrument cluster: fixed numbers, as makers have them. */
function clusterMessages(moment: Moment): Data[] {
  const messages: Data[] = [];
  const say = (id: number, text: string, status: string) =>
    messages.push({ id, remaining_time: measure('minutes', 0, 0), text, status });
  for (const tire of moment.tires())
    if (warningOf(tire) !== null) say(955, `Tire pressure low, ${tire.wheel.replaceAll('_', ' ')}`, 'Warning');
  if (serviceKmOf(moment.vehicle, moment.state.odometerKm) < 0) say(229, 'Service overdue', 'Notice');
  for (const trouble of moment.troubles()) say(417, `Have ${trouble.ecu} checked (${trouble.id})`, 'Alert');
  return messages;
}

const tireRow = (path: string, read: (tire: Tire, habits: Habits) => Record<string, unknown>, pace = pressures): Row =>
  list(path, pace, (moment) => moment.tires().map((tire) => ({ location: tire.wheel, ...read(tire, moment.habits) })));

/** All a vehicle of the demo can say, in the order it says it. */
// biome-ignore format: a table, one property a line where it fits
export const rows: readonly Row[] = [
  row('vehicle_location.coordinates', motion, ({ state }) => ({ latitude: Number(state.latitude.toFixed(6)), longitude: Number(state.longitude.toFixed(6)) })),
  row('vehicle_location.heading', motion, ({ state }) => measure('degrees', state.heading, 1)),
  row('diagnostics.speed', motion, ({ state, habits }) => speedIn(habits, state.speedKmh)),
  row('diagnostics.odometer', meter, ({ state, habits }) => lengthIn(habits, state.odometerKm)),
  row('vehicle_location.precision', electrical, ({ state }) => measure('meters', between(2, 9, Math.floor(state.at / minute)), 1)),

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
  row('cargo_hold.temperature', climate, ({ habits, vehicle, state }) => temperatureIn(habits, between(2, 5, vehicle.seed, Math.floor(state.at / hour))), { isFor: ({ model, index }) => model.body === 'truck' && index % 2 === 0 }),
];
