import type { UnitId } from '../contract/units';
import { isPlainObject } from './plain-object';
import { toNumber } from './to-number';

/** A number with its unit, where one is told. */
export type Amount = { value: number; unit: UnitId | null };

/** Units as people and programs write them, in lower case without degree signs and spaces. */
const unitWords: Readonly<Record<string, UnitId | undefined>> = Object.assign(Object.create(null), {
  '%': '%',
  percent: '%',
  percentage: '%',
  pct: '%',
  v: 'V',
  volt: 'V',
  volts: 'V',
  mv: 'mV',
  millivolt: 'mV',
  millivolts: 'mV',
  a: 'A',
  ampere: 'A',
  amperes: 'A',
  c: '°C',
  celsius: '°C',
  degc: '°C',
  cel: '°C',
  f: '°F',
  fahrenheit: '°F',
  degf: '°F',
  k: 'K',
  kelvin: 'K',
  km: 'km',
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  mi: 'mi',
  mile: 'mi',
  miles: 'mi',
  m: 'm',
  meters: 'm',
  metres: 'm',
  deg: '°',
  degree: '°',
  degrees: '°',
  ft: 'ft',
  feet: 'ft',
  rad: 'rad',
  radians: 'rad',
  'km/h': 'km/h',
  kmh: 'km/h',
  kph: 'km/h',
  mph: 'mph',
  'm/s': 'm/s',
  mps: 'm/s',
  kn: 'kn',
  kt: 'kn',
  knot: 'kn',
  knots: 'kn',
  rpm: 'rpm',
  ms: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  seconds: 's',
  min: 'min',
  minutes: 'min',
  h: 'h',
  hours: 'h',
  kpa: 'kPa',
  bar: 'bar',
  hpa: 'mbar',
  mbar: 'mbar',
  psi: 'psi',
  l: 'L',
  liter: 'L',
  liters: 'L',
  litre: 'L',
  litres: 'L',
  gal: 'gal',
  gallons: 'gal',
  kw: 'kW',
  kwh: 'kWh',
});

/** The unit a word means; undefined for one we do not know. */
export function unitOfWord(word: unknown): UnitId | undefined {
  if (typeof word !== 'string' || word.length > 20) return undefined;
  const plain = word.replaceAll(/[°\s]/g, '').toLowerCase();
  return plain === '' && word.includes('°') ? '°' : unitWords[plain];
}

const written = /^\s*([+-]?[\d.]+)\s*([^\d\s.+-]\S{0,11})\s*$/;

/**
 * Reads a number, a numeric text, either with its unit behind (`"3.6 V"`), or an object `{ value, unit }`.
 * Undefined for everything else, an unknown unit among it: a number in a unit nobody knows is none.
 */
export function readAmount(data: unknown): Amount | undefined {
  if (isPlainObject(data)) {
    const amount = isPlainObject(data.value) ? undefined : readAmount(data.value);
    if (amount === undefined || data.unit === undefined || data.unit === null || data.unit === '') return amount;
    const unit = unitOfWord(data.unit);
    return unit === undefined ? undefined : { value: amount.value, unit };
  }
  const value = toNumber(data);
  if (value !== undefined) return { value, unit: null };
  const parts = typeof data === 'string' && data.length <= 40 ? written.exec(data) : null;
  const number = toNumber(parts?.[1]);
  const unit = unitOfWord(parts?.[2]);
  return number === undefined || unit === undefined ? undefined : { value: number, unit };
}

const word = /^[\p{L}%°]/u;

/** The unit of a number whose unit we do not know, as it was sent; undefined for everything that is no such number. */
export function strangeUnitOf(data: unknown): string | undefined {
  const [number, unit] = isPlainObject(data)
    ? [data.value, data.unit]
    : typeof data === 'string' && data.length <= 40
      ? (written.exec(data)?.slice(1) ?? [])
      : [];
  const isStrange = typeof unit === 'string' && word.test(unit) && unitOfWord(unit) === undefined;
  return isStrange && toNumber(number) !== undefined ? unit : undefined;
}
