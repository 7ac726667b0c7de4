import { between, chance, hash, pick } from '../random';
import type { Pace } from '../roads/drive';
import { type Home, type NetworkName, networkOf } from '../roads/roads';
import type { Reach } from '../roads/tours';
import { type Body, type Drivetrain, type Model, makers, models } from './models';
import { nameOf } from './names';

/** What a vehicle is, decided by the fleet's seed and its place in the fleet alone. */
export type Vehicle = {
  index: number;
  seed: number;
  vin: string;
  name: string;
  model: Model;
  region: NetworkName;
  home: Home;
  pace: Pace;
  /** How fast it is driven beside others of its kind. */
  haste: number;
  /** When its working day starts, milliseconds into the UTC day. */
  shiftStartMs: number;
  /** Odometer at the start of the demo's time. */
  baseKm: number;
};

/** What is special about a few, one in every 150 of each. */
export type Role = 'private' | 'silent' | 'clock-ahead' | 'late' | 'plain';
const roles = new Map<number, Role>([
  [23, 'private'],
  [61, 'silent'],
  [97, 'clock-ahead'],
  [118, 'late'],
]);
/** What a vehicle is in the fleet by its number; the roles repeat every 150. */
export const roleOf = (index: number): Role => roles.get(index % 150) ?? 'plain';

/** One vehicle in fifty loses air: by which number among its like, or null. */
export const leakOf = (index: number): number | null => (index % 50 === 17 ? Math.floor(index / 50) : null);

const paces: Record<Body, Pace> = {
  car: { greatestKmh: 130, accelerates: 1.3, brakes: 1.7 },
  van: { greatestKmh: 115, accelerates: 1, brakes: 1.5 },
  truck: { greatestKmh: 85, accelerates: 0.5, brakes: 0.9 },
};

const minute = 60;
const hour = 3_600;

/** How far tours go in each region. */
export const reaches: Record<NetworkName, Reach> = {
  towns: { legM: [14_000, 52_000], awayS: 2.4 * hour, stopS: 12 * minute, shiftS: 15.5 * hour },
  gothenburg: { legM: [3_000, 8_000], awayS: 0.5 * hour, stopS: 5 * minute, shiftS: 14.5 * hour },
  munich: { legM: [4_000, 10_000], awayS: hour, stopS: 5 * minute, shiftS: 13 * hour },
};

const drivetrainLetters: Record<Drivetrain, string> = { electric: 'E', hybrid: 'H', petrol: 'P', diesel: 'D' };

/** Looks like a vehicle identification number and is none: no maker's begins with DEM0. */
const vinOf = (model: Model, index: number): string =>
  `DEM0${makers[model.maker].letters}${drivetrainLetters[model.drivetrain]}${String(index + 1).padStart(9, '0')}`;

/** Half the fleet is at home in Germany; Munich's one road is not for many. */
function regionOf(seed: number, index: number): NetworkName {
  const share = chance(seed, index, 1);
  if (share < 0.04 && index < 1_000) return 'munich';
  return share < 0.26 ? 'gothenburg' : 'towns';
}

const likelihood = (home: Home): number => home.weight * (home.country === 'DE' ? 3 : home.country === 'GB' ? 0.4 : 1);

/** Shifts start around the clock, by day more than by night, so that at any time a good part of the fleet drives. */
function shiftStartOf(seed: number, index: number): number {
  const turn = chance(seed, index, 2);
  const eased = turn - 0.04 * Math.sin(2 * Math.PI * (turn - 0.2));
  return Math.round((((eased % 1) + 1) % 1) * 24 * hour) * 1_000;
}

/** The vehicle at a place in the fleet. The same seed gives the same one, however large the fleet is. */
export function makeVehicle(seed: number, index: number): Vehicle {
  const region = regionOf(seed, index);
  const fitting = models.filter((model) => region === 'towns' || model.body !== 'truck');
  const model = pick(fitting, ({ weight }) => weight, chance(seed, index, 3));
  const home = pick(networkOf(region).homes, likelihood, chance(seed, index, 4));
  return {
    index,
    seed: hash(seed, index),
    vin: vinOf(model, index),
    name: nameOf(home, model, index),
    model,
    region,
    home,
    pace: paces[model.body],
    haste: between(0.94, 1.05, seed, index, 5),
    shiftStartMs: shiftStartOf(seed, index),
    baseKm: between(4_000, 70_000, seed, index, 6) * (model.body === 'truck' ? 3 : 1),
  };
}
