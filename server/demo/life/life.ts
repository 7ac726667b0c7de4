import { seconds } from '../../contract/duration';
import { type Drive, driveAt } from '../roads/drive';
import { type Leg, placeOnLeg } from '../roads/tours';
import { type Day, type DayLeg, dayMs, driveOf, planDay } from './day';
import { drain } from './energy';
import { toursOf } from './rota';
import { readOdometer, type State } from './state';
import { type StayAround, staying } from './staying';
import type { Vehicle } from './vehicle';
import { warmed } from './warmth';

function driving(vehicle: Vehicle, day: Day, leg: DayLeg, drive: Drive, at: number): State {
  const { meters, speed } = driveAt(drive, (at - leg.startAt) * vehicle.haste);
  const { latitude, longitude, heading } = placeOnLeg(leg.leg, meters);
  return {
    at,
    latitude,
    longitude,
    heading,
    speedKmh: speed * vehicle.haste * 3.6,
    odometerKm: readOdometer(day.odometerKm + leg.beforeKm + meters / 1_000),
    stay: null,
    energy: drain(vehicle.model, leg.atStart, meters / 1_000, day.cold),
    cold: day.cold,
    warmth: warmed(at - leg.startAt),
    isIgnitionOn: true,
    isDriverDoorOpen: false,
    isTrunkOpen: false,
    isLocked: at - leg.startAt > seconds(20),
    isPlugged: false,
    chargeKw: 0,
    minutesToFull: 0,
    changesAt: leg.arriveAt,
  };
}

/** Before the first leg of a day: at home since long, and full. */
function beforeWork(vehicle: Vehicle, day: Day, first: DayLeg, at: number): State {
  const around: StayAround = {
    arriveAt: day.startAt - dayMs / 4,
    leaveAt: first.startAt,
    stay: 'home',
    chargeKw: 0,
    atArrival: day.atStart,
    atLeave: day.atStart,
  };
  return staying(vehicle, day, around, { place: placeOnLeg(first.leg, 0), drivenKm: 0, drivenMs: 0 }, at);
}

function legAt(day: Day, at: number): DayLeg | undefined {
  let index = day.legs.length - 1;
  while (index >= 0 && (day.legs[index]?.startAt ?? 0) > at) index--;
  return day.legs[index];
}

/**
 * A vehicle's life as a function of time: the same moment gives the same state, in any order, in this run or the next.
 * @param epoch start of the demo's time, epoch milliseconds; odometers count from it
 */
export function liveLife(vehicle: Vehicle, epoch: number): (at: number) => State {
  const rota = toursOf(vehicle);
  const days = new Map<number, Day>();
  let driven: { leg: Leg; drive: Drive } | undefined;

  const dayAt = (at: number): Day => {
    const number = Math.max(0, Math.floor((at - epoch - vehicle.shiftStartMs) / dayMs));
    const known = days.get(number);
    if (known !== undefined) return known;
    const startAt = epoch + number * dayMs + vehicle.shiftStartMs;
    const day = planDay(vehicle, number, startAt, vehicle.baseKm + rota.kilometersBefore(number));
    for (const old of days.keys()) if (days.size > 1) days.delete(old);
    days.set(number, day);
    return day;
  };

  return (at) => {
    const day = dayAt(at);
    const leg = legAt(day, at);
    const first = day.legs[0];
    if (first === undefined) throw new Error(`${vehicle.vin}: expected a day with at least one leg`);
    if (leg === undefined) return beforeWork(vehicle, day, first, at);
    if (at < leg.arriveAt) {
      if (driven?.leg !== leg.leg) driven = { leg: leg.leg, drive: driveOf(vehicle, leg.leg) };
      return driving(vehicle, day, leg, driven.drive, at);
    }
    const placed = {
      place: placeOnLeg(leg.leg, leg.leg.lengthM),
      drivenKm: leg.beforeKm + leg.leg.lengthM / 1_000,
      drivenMs: leg.arriveAt - leg.startAt,
    };
    return staying(vehicle, day, leg, placed, at);
  };
}

/** Start of the demo's time: 1 September 2026, or as many whole leap cycles earlier as a clock that is behind needs. */
export function epochBefore(now: number): number {
  const first = Date.UTC(2026, 8, 1);
  const cycle = (4 * 365 + 1) * dayMs;
  return now >= first + 2 * dayMs ? first : first - Math.ceil((first + 2 * dayMs - now) / cycle) * cycle;
}
