import type { Habits } from '../life/models';

/** A measured value as Auto API has it. */
export type Measure = { unit: string; value: number };

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

const kmPerMile = 1.609344;
const kpaPerPsi = 6.894757;

/** A distance told in the maker's unit; as fine as odometers are. */
export const lengthIn = (habits: Habits, kilometers: number): Measure => ({
  unit: habits.length,
  value: rounded(habits.length === 'miles' ? kilometers / kmPerMile : kilometers, 2),
});

/** A speed in km/h as a vehicle with these habits tells it. */
export const speedIn = (habits: Habits, kmh: number): Measure => ({
  unit: habits.speed,
  value: rounded(habits.speed === 'miles_per_hour' ? kmh / kmPerMile : kmh, 1),
});

/** A pressure in kPa as a vehicle with these habits tells it. */
export function pressureIn(habits: Habits, kpa: number): Measure {
  if (habits.pressure === 'bars') return { unit: 'bars', value: rounded(kpa / 100, 2) };
  if (habits.pressure === 'kilopascals') return { unit: 'kilopascals', value: rounded(kpa, 0) };
  return { unit: habits.pressure, value: rounded(kpa / kpaPerPsi, 1) };
}

/** A temperature in °C as a vehicle with these habits tells it. */
export const temperatureIn = (habits: Habits, celsius: number): Measure => ({
  unit: habits.temperature,
  value: rounded(habits.temperature === 'fahrenheit' ? celsius * 1.8 + 32 : celsius, 1),
});

/** Any other measure, in the one unit all makers of the demo use. */
export const measure = (unit: string, value: number, decimals: number): Measure => ({
  unit,
  value: rounded(value, decimals),
});

/** A share of one, as Auto API has percentages. */
export const share = (value: number): number => rounded(Math.min(1, Math.max(0, value)), 3);

/** A time in the maker's form. `seconds` drops the fraction, so its values are looked up at whole seconds. */
export function timeIn(habits: Habits, at: number): string {
  const text = new Date(at).toISOString();
  if (habits.time === 'seconds') return `${text.slice(0, 19)}Z`;
  return habits.time === 'microseconds' ? `${text.slice(0, 23)}417Z` : text;
}
