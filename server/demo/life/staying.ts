import { hours, minutes, seconds } from '../../contract/duration';
import type { Place } from '../roads/line';
import { type Day, type DayLeg, plugMs, refuelMs, type Stay } from './day';
import { readOdometer, type State } from './state';
import type { Vehicle } from './vehicle';
import { cooled, warmed } from './warmth';

/** What is done to a vehicle at both ends of a stay, in milliseconds after the arrival or before the start. */
const arrival = { ignitionOff: seconds(6), opens: seconds(10), closes: seconds(20), locks: seconds(75) };
const departure = { unlocks: seconds(55), opens: seconds(45), closes: seconds(34), ignitionOn: seconds(14) };
const trunk = { opens: seconds(26), closes: seconds(64) };
const leastWithDoors = minutes(3);

/** Where a vehicle stays, and what it drove before: this day, and last. */
export type Placed = { place: Place; drivenKm: number; drivenMs: number };

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

/** A stay and the legs around it. */
export type StayAround = Pick<DayLeg, 'arriveAt' | 'leaveAt' | 'atArrival' | 'atLeave' | 'chargeKw' | 'stay'>;

function charging(vehicle: Vehicle, stay: StayAround, at: number) {
  const gained = stay.atLeave.charge - stay.atArrival.charge;
  const isCharged = (stay.stay === 'home' || stay.stay === 'charge') && vehicle.model.batteryKwh > 0;
  const startAt = stay.arriveAt + plugMs;
  const lastsMs = stay.chargeKw > 0 ? (gained * vehicle.model.batteryKwh * hours(1)) / stay.chargeKw : 0;
  const share = !isCharged || at < startAt ? 0 : lastsMs > 0 ? Math.min(1, (at - startAt) / lastsMs) : 1;
  const isCharging = isCharged && at >= startAt && share < 1;
  return {
    charge: isCharged ? stay.atArrival.charge + gained * share : stay.atLeave.charge,
    isPlugged: isCharged && at >= startAt && at < stay.leaveAt - plugMs,
    chargeKw: isCharging ? stay.chargeKw : 0,
    minutesToFull: isCharging ? (lastsMs * (1 - share)) / minutes(1) : 0,
    chargedAt: startAt + lastsMs,
  };
}

/** A vehicle between an arrival and a start. */
export function staying(vehicle: Vehicle, day: Day, around: StayAround, placed: Placed, at: number): State {
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
    odometerKm: readOdometer(day.odometerKm + placed.drivenKm),
    stay: around.stay,
    energy: { charge, liters: at < around.arriveAt + refuelMs ? around.atArrival.liters : around.atLeave.liters },
    cold: day.cold,
    warmth: cooled(warmed(placed.drivenMs), at - around.arriveAt),
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
