import { days, hours } from '../../contract/duration';
import { chance } from '../random';

const day = days(1);
const year = 365.2425 * day;

/** Between the values at two moments, without a bend at either. */
function ease(from: number, to: number, share: number): number {
  return from + (to - from) * share * share * (3 - 2 * share);
}

/** A swing in [-1, 1] that turns every six hours and is shared by places within some 200 km. */
function swing(latitude: number, longitude: number, at: number): number {
  const [row, column, period] = [Math.round(latitude / 2), Math.round(longitude / 3), at / (day / 4)];
  const level = (offset: number) => 2 * chance(row + 1_000, column + 1_000, Math.floor(period) + offset) - 1;
  return ease(level(0), level(1), period - Math.floor(period));
}

/** Temperature outside in °C: by latitude, season and time of day, and a little by chance. */
export function temperatureAt(latitude: number, longitude: number, at: number): number {
  const mean = 25 - 0.62 * (latitude - 25);
  const season = 9.5 * Math.cos((2 * Math.PI * (at - Date.UTC(2026, 6, 22))) / year);
  const localHours = (at % day) / hours(1) + longitude / 15;
  const hour = 3.5 * Math.cos((2 * Math.PI * (localHours - 15)) / 24);
  return mean + season + hour + 3 * swing(latitude, longitude, at);
}
