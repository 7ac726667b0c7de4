import { networkOf } from '../roads/roads';
import { makeTours, type Tour } from '../roads/tours';
import { reaches, type Vehicle } from './vehicle';

/** Tours driven from one home. */
const toursPerHome = 4;
/** Which of a vehicle's tours it drives on each day of its week. */
const week = [0, 1, 2, 1, 0, 2, 3];
const weekDays = week.length;

const toursByHome = new Map<string, Tour[]>();

function toursFrom({ region, home }: Vehicle): Tour[] {
  const key = `${region} ${home.node}`;
  const known = toursByHome.get(key);
  if (known !== undefined) return known;
  const tours = makeTours(networkOf(region), home.node, reaches[region], toursPerHome, 7);
  toursByHome.set(key, tours);
  return tours;
}

export type Rota = {
  /** The tour driven on a day. */
  on: (day: number) => Tour;
  /** Kilometres driven on all days before. */
  kilometersBefore: (day: number) => number;
};

/**
 * What a vehicle drives on which day. Because the weeks repeat, its odometer at the start of any day is known without
 * a look at the days before: it goes on where it stood, however long the demo was switched off.
 */
export function toursOf(vehicle: Vehicle): Rota {
  const tours = toursFrom(vehicle);
  const on = (day: number): Tour => {
    const tour = tours[((week[(day + vehicle.index) % weekDays] ?? 0) + vehicle.index) % tours.length];
    if (tour === undefined) throw new Error(`${vehicle.vin}: expected a tour on day ${day}`);
    return tour;
  };
  const sum = (days: number): number => {
    let meters = 0;
    for (let day = 0; day < days; day++) meters += on(day).lengthM;
    return meters / 1_000;
  };
  const weekKm = sum(weekDays);
  return { on, kilometersBefore: (day) => Math.floor(day / weekDays) * weekKm + sum(day % weekDays) };
}
