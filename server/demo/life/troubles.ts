import { days, hours } from '../../contract/duration';
import { between, chance, hash } from '../random';
import type { Model } from './models';
import type { Vehicle } from './vehicle';

/** A trouble code as a control unit stores it, and the lamp it lights. */
export type Trouble = { id: string; system: string; ecu: string; occurrences: number; status: string; lamp: string };

type Code = Pick<Trouble, 'id' | 'system' | 'ecu' | 'lamp'> & { for: 'electric' | 'combustion' | 'all' };

const codes: readonly Code[] = [
  { id: 'P0420', system: 'powertrain', ecu: 'ECM_01', lamp: 'malfunction_indicator', for: 'combustion' },
  { id: 'P0171', system: 'powertrain', ecu: 'ECM_01', lamp: 'malfunction_indicator', for: 'combustion' },
  { id: 'P2463', system: 'powertrain', ecu: 'DDE_75', lamp: 'diesel_particulate_filter', for: 'combustion' },
  { id: 'P0A80', system: 'powertrain', ecu: 'BMS_12', lamp: 'ev_battery_poor_cell_warning', for: 'electric' },
  { id: 'P0D24', system: 'powertrain', ecu: 'OBC_03', lamp: 'charge_system_fault', for: 'electric' },
  { id: 'U0100', system: 'network', ecu: 'GWM_20', lamp: 'engine_indicator', for: 'all' },
  { id: 'C0035', system: 'chassis', ecu: 'ABS_41', lamp: 'anti_lock_brake_failure', for: 'all' },
  { id: 'B1342', system: 'body', ecu: 'BCM_07', lamp: 'lighting_system_failure', for: 'all' },
];

const windowMs = hours(5);

const fits = (model: Model) => (code: Code) =>
  code.for === 'all' || code.for === (model.drivetrain === 'electric' ? 'electric' : 'combustion');

function troubleBy(vehicle: Vehicle, seed: number, status: string): Trouble {
  const choices = codes.filter(fits(vehicle.model));
  const { id, system, ecu, lamp } = choices[seed % choices.length] ?? {
    id: 'U0100',
    system: 'network',
    ecu: '',
    lamp: '',
  };
  return { id, system, ecu, lamp, occurrences: 1 + (seed % 4), status };
}

/**
 * Trouble codes stored at a moment. A few vehicles carry one all the time; the others throw one now and then, which is
 * gone after an hour or four.
 */
export function troublesOf(vehicle: Vehicle, at: number): Trouble[] {
  if (vehicle.index % 40 === 11) return [troubleBy(vehicle, vehicle.seed, 'PENDING')];
  const number = Math.floor(at / windowMs + chance(vehicle.seed, 31));
  if (chance(vehicle.seed, number, 32) > 0.05) return [];
  const startAt = (number - chance(vehicle.seed, 31)) * windowMs;
  const from = startAt + between(0, 0.2, vehicle.seed, number, 33) * windowMs;
  const until = startAt + between(0.4, 1, vehicle.seed, number, 34) * windowMs;
  return at >= from && at < until ? [troubleBy(vehicle, hash(vehicle.seed, number), 'ACTIVE')] : [];
}

/** Km to the next service; below zero it is overdue, as it is with a few. */
export function serviceKmOf({ model, seed }: Vehicle, odometerKm: number): number {
  const grace = 1_800;
  return model.serviceKm - ((odometerKm + model.serviceKm * chance(seed, 35)) % (model.serviceKm + grace));
}

/** Days to the next service by calendar. */
export function serviceDaysOf({ seed }: Vehicle, at: number): number {
  const every = 730;
  return every - ((at / days(1) + every * chance(seed, 36)) % every);
}
