import { type Drive, driveAt } from '../roads/drive';
import type { Place } from '../roads/line';
import { type Leg, placeOnLeg } from '../roads/tours';
import { type Day, type DayLeg, dayMs, driveOf, planDay, plugMs, refuelMs, type Stay } from './day';
import { drain, type Energy } from './energy';
import { toursOf } from './rota';
import type { Vehicle } from './vehicle';

/** Everything that can be known of a vehicle at one moment. */
export type State = {
  at: number;
  latitude: number;
  longitude: number;
  heading: number;
  speedKmh: number;
  odometerKm: number;
  /** Null while driving. */
  stay: Stay | null;
  energy: Energy;
  /** Consumption in the cold, as a factor. */
  cold: number;
  /** How warm tires and engine have become by driving, 0 to 1. */
  warmth: number;
  isIgnitionOn: boolean;
  isDriverDoorOpen: boolean;
  isTrunkOpen: boolean;
  isLocked: boolean;
  isPlugged: boolean;
  /** kW; 0 when it does not charge. */
  chargeKw: number;
  /** Until as much is charged as was wanted; 0 when it does not charge. */
  minutesToFull: number;
  /** When something but place and energy changes next. */
  changesAt: number;
};

const warmingMs = 15 * 60_000;
const coolingMs = 30 * 60_000;
const second = 1_000;

const warmed = (drivingMs: number): number => 1 - 0.85 * Math.exp(-drivingMs / warmingMs);

/** What is done to a vehicle at both ends of a stay, in milliseconds after the arrival or before the start. */
const arrival = { ignitionOff: 6 * second, opens: 10 * second, closes: 20 * second, locks: 75 * second };
const departure = { unlocks: 55 * second, opens: 45 * second, closes: 34 * second, ignitionOn: 14 * second };
const trunk = { opens: 26 * second, closes: 64 * second };
const leastWithDoors = 3 * 60 * second;

function driving(vehicle: Vehicle, day: Day, leg: DayLeg, drive: Drive, at: number): State {
  const { meters, speed } = driveAt(drive, (at - leg.startAt) * vehicle.haste);
  const { latitude, longitude, heading } = placeOnLeg(leg.leg, meters);
  return {
    at,
    latitude,
    longitude,
    heading,
    speedKmh: speed * vehicle.haste * 3.6,
    odometerKm: day.odometerKm + leg.beforeKm + meters / 1_000,
    stay: null,
    energy: drain(vehicle.model, leg.atStart, meters / 1_000, day.cold),
    cold: day.cold,
    warmth: warmed(at - leg.startAt),
    isIgnitionOn: true,
    isDriverDoorOpen: false,
    isTrunkOpen: false,
    isLocked: at - leg.startAt > 20 * second,
    isPlugged: false,
    chargeKw: 0,
    minutesToFull: 0,
    changesAt: leg.arriveAt,
  };
}

/** Doors, lock and ignition so long after an arrival and before a start. */
function access(vehicle: Vehicle, stay: Stay, sinceMs: number, leftMs: number) {
  if (stay === 'idle' || sinceMs + leftMs < leastWithDoors)
    return { isIgnitionOn: true, isDriverDoorOpen: false, isTrunkOpen: false, isLocked: false };
  const isLoaded = stay === 'work' && vehicle.model.body !== 'car';
  return {
    isIgnitionOn: sinceMs < arrival.ignitionOff || leftMs <= departure.ignitionOn,
    isDriverDoorOpen:
      (sinceMs >= arrival.opens && sinceMs < arrival.closes) ||
      (leftMs <= departure.opens && leftMs > departure.closes),
    isTrunkOpen: isLoaded && sinceMs >= trunk.opens && sinceMs < trunk.closes,
    isLocked: sinceMs >= arrival.locks && leftMs > departure.unlocks,
  };
}

const afterArrival = [...Object.values(arrival), ...Object.values(trunk), plugMs, refuelMs];
const beforeDeparture = [...Object.values(departure), plugMs];

function nextMoment(from: number, until: number, at: number, chargedAt: number): number {
  let next = chargedAt > at && chargedAt < until ? chargedAt : until;
  for (const ms of afterArrival) if (from + ms > at && from + ms < next) next = from + ms;
  for (const ms of beforeDeparture) if (until - ms > at && until - ms < next) next = until - ms;
  return next;
}

type StayAround = Pick<DayLeg, 'arriveAt' | 'leaveAt' | 'atArrival' | 'atLeave' | 'chargeKw' | 'stay'>;

function charging(vehicle: Vehicle, stay: StayAround, at: number) {
  const gained = stay.atLeave.charge - stay.atArrival.charge;
  const isCharged = (stay.stay === 'home' || stay.stay === 'charge') && vehicle.model.batteryKwh > 0;
  const startAt = stay.arriveAt + plugMs;
  const lastsMs = stay.chargeKw > 0 ? (gained * vehicle.model.batteryKwh * 3_600_000) / stay.chargeKw : 0;
  const share = !isCharged || at < startAt ? 0 : lastsMs > 0 ? Math.min(1, (at - startAt) / lastsMs) : 1;
  const isCharging = isCharged && at >= startAt && share < 1;
  return {
    charge: isCharged ? stay.atArrival.charge + gained * share : stay.atLeave.charge,
    isPlugged: isCharged && at >= startAt && at < stay.leaveAt - plugMs,
    chargeKw: isCharging ? stay.chargeKw : 0,
    minutesToFull: isCharging ? (lastsMs * (1 - share)) / 60_000 : 0,
    chargedAt: startAt + lastsMs,
  };
}

function staying(vehicle: Vehicle, day: Day, around: StayAround, placed: Placed, at: number): State {
  const { charge, chargedAt, isPlugged, chargeKw, minutesToFull } = charging(vehicle, around, at);
  const { latitude, longitude, heading } = placed.place;
  const { isIgnitionOn, isDriverDoorOpen, isTrunkOpen, isLocked } = access(
    vehicle,
    around.stay,
    at - around.arriveAt,
    around.leaveAt - at,
  );
  return {
    at,
    latitude,
    longitude,
    heading,
    speedKmh: 0,
    odometerKm: day.odometerKm + placed.drivenKm,
    stay: around.stay,
    energy: { charge, liters: at < around.arriveAt + refuelMs ? around.atArrival.liters : around.atLeave.liters },
    cold: day.cold,
    warmth: warmed(placed.drivenMs) * Math.exp(-(at - around.arriveAt) / coolingMs),
    isIgnitionOn,
    isDriverDoorOpen,
    isTrunkOpen,
    isLocked,
    isPlugged,
    chargeKw,
    minutesToFull,
    changesAt: nextMoment(around.arriveAt, around.leaveAt, at, chargedAt),
  };
}

type Placed = { place: Place; drivenKm: number; drivenMs: number };

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
