import { days, hours, minutes } from '../../contract/duration';
import { between, chance, hash } from '../random';
import { type Drive, driveLeg } from '../roads/drive';
import { networkOf } from '../roads/roads';
import { type Leg, placeOnLeg, type Tour } from '../roads/tours';
import { coldFactor, drain, type Energy } from './energy';
import { toursOf } from './rota';
import type { Vehicle } from './vehicle';
import { temperatureAt } from './weather';

/** What a vehicle does between two legs. `idle` keeps the ignition on. */
export type Stay = 'work' | 'idle' | 'charge' | 'refuel' | 'home';

/** A leg driven and the stay after it. */
export type DayLeg = {
  leg: Leg;
  startAt: number;
  arriveAt: number;
  /** When the next leg starts. */
  leaveAt: number;
  stay: Stay;
  /** Km driven this day before it. */
  beforeKm: number;
  atStart: Energy;
  atArrival: Energy;
  atLeave: Energy;
  /** kW while charging in the stay. */
  chargeKw: number;
};

export type Day = { startAt: number; odometerKm: number; tour: Tour; cold: number; atStart: Energy; legs: DayLeg[] };

export const dayMs = days(1);
/** From the arrival to the plug, and from unplugging to the start. */
export const plugMs = minutes(2);
export const refuelMs = minutes(5);
const fullEnough = 0.8;

/** How long legs take vehicles of a kind; how they are driven in between is worked out again when they are. */
const durations = new WeakMap<Leg, Map<number, number>>();

/** How a vehicle drives a leg, before its haste. */
export const driveOf = (vehicle: Vehicle, leg: Leg): Drive =>
  driveLeg(networkOf(vehicle.region), leg, vehicle.pace, hash(Math.round(leg.lengthM)));

function durationOf(vehicle: Vehicle, leg: Leg): number {
  const byPace = durations.get(leg) ?? new Map<number, number>();
  durations.set(leg, byPace);
  const known = byPace.get(vehicle.pace.greatestKmh);
  if (known !== undefined) return known;
  const { durationMs } = driveOf(vehicle, leg);
  byPace.set(vehicle.pace.greatestKmh, durationMs);
  return durationMs;
}

/** With what a working day starts: charged to the vehicle's limit, and as much fuel as its driver leaves in. */
export const startOfDay = ({ model, seed }: Vehicle): Energy => ({
  charge: model.batteryKwh === 0 ? 0 : chargeLimitOf(seed),
  liters: model.tankL * between(0.5, 0.95, seed, 11),
});

/** Share of the battery up to which a vehicle charges at home. */
export const chargeLimitOf = (seed: number): number => 0.8 + 0.1 * Math.floor(3 * chance(seed, 12));

const usedOn = (vehicle: Vehicle, leg: Leg | undefined, cold: number): Energy => {
  const full = { charge: 1, liters: vehicle.model.tankL };
  const left = drain(vehicle.model, full, (leg?.lengthM ?? 0) / 1_000, cold);
  return { charge: full.charge - left.charge, liters: full.liters - left.liters };
};

/** Litres burnt on all legs after one, by who sets out with so much charge. */
function fuelAhead(vehicle: Vehicle, tour: Tour, index: number, charge: number, cold: number): number {
  const plenty = 1_000_000;
  let energy: Energy = { charge, liters: plenty };
  for (const leg of tour.legs.slice(index + 1)) energy = drain(vehicle.model, energy, leg.lengthM / 1_000, cold);
  return plenty - energy.liters;
}

/** What is done at a stop, and with what one leaves it. The last fuel taken makes the day end as it began. */
function planStay(vehicle: Vehicle, tour: Tour, index: number, energy: Energy, cold: number) {
  const { model, seed } = vehicle;
  const last = tour.legs.length - 1;
  if (index === last) return { stay: 'home' as const, atLeave: startOfDay(vehicle), kw: model.depotKw };
  const needed = usedOn(vehicle, tour.legs[index + 1], cold);
  if (model.drivetrain === 'electric' && energy.charge < Math.max(0.22, needed.charge + 0.1)) {
    const charge = Math.min(0.97, Math.max(fullEnough, needed.charge + 0.15));
    return { stay: 'charge' as const, atLeave: { ...energy, charge }, kw: model.fastKw };
  }
  if (model.tankL > 0 && (index === last - 1 || energy.liters < Math.max(0.12 * model.tankL, 2 * needed.liters))) {
    const wanted = startOfDay(vehicle).liters + fuelAhead(vehicle, tour, index, energy.charge, cold);
    const liters = Math.min(model.tankL, Math.max(wanted, energy.liters));
    return { stay: 'refuel' as const, atLeave: { ...energy, liters }, kw: 0 };
  }
  return { stay: chance(seed, index, 14) < 0.12 ? ('idle' as const) : ('work' as const), atLeave: energy, kw: 0 };
}

function stayMs(vehicle: Vehicle, stay: Stay, gained: number, kw: number, ...parts: number[]): number {
  const share = chance(vehicle.seed, ...parts, 15);
  if (stay === 'idle') return minutes(1 + 2 * share);
  if (stay === 'refuel') return minutes(8 + 6 * share);
  if (stay === 'charge') return (gained * vehicle.model.batteryKwh * hours(1)) / kw + 2 * plugMs + minutes(share);
  return vehicle.region === 'towns' ? minutes(4 + 14 * share) : minutes(2.5 + 5 * share);
}

/** Plans a vehicle's working day; days are numbered from the start of the demo's time. */
export function planDay(vehicle: Vehicle, number: number, startAt: number, odometerKm: number): Day {
  const tour = toursOf(vehicle).on(number);
  const [first] = tour.legs;
  if (first === undefined) throw new Error(`${vehicle.vin}: expected a tour with at least one leg`);
  const place = placeOnLeg(first, 0);
  const cold = coldFactor(temperatureAt(place.latitude, place.longitude, startAt));
  const day: Day = { startAt, odometerKm, tour, cold, atStart: startOfDay(vehicle), legs: [] };
  let energy = day.atStart;
  let beforeKm = 0;
  let now = startAt + minutes(between(3, 20, vehicle.seed, number, 16));
  tour.legs.forEach((leg, index) => {
    const atStart = energy;
    const atArrival = drain(vehicle.model, energy, leg.lengthM / 1_000, cold);
    const plan = planStay(vehicle, tour, index, atArrival, cold);
    const arriveAt = now + durationOf(vehicle, leg) / vehicle.haste;
    const gained = plan.atLeave.charge - atArrival.charge;
    const leaveAt =
      plan.stay === 'home' ? startAt + dayMs : arriveAt + stayMs(vehicle, plan.stay, gained, plan.kw, number, index);
    const homeKw = (gained * vehicle.model.batteryKwh * hours(1)) / Math.max(1, leaveAt - arriveAt - 4 * plugMs);
    const { stay, atLeave } = plan;
    const chargeKw = Math.max(plan.kw, homeKw);
    day.legs.push({ leg, startAt: now, arriveAt, leaveAt, stay, beforeKm, atStart, atArrival, atLeave, chargeKw });
    beforeKm += leg.lengthM / 1_000;
    energy = plan.atLeave;
    now = leaveAt;
  });
  return day;
}
