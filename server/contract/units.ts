type Unit = {
  quantity: string;
  /** How many of the quantity's base unit one of this unit is; for an inverse unit, base value times value. */
  factor: number;
  /** Base value at zero, where the scales do not share theirs. */
  offset?: number;
  /** Distance per amount where the base is amount per distance: base = factor / value. */
  isInverse?: true;
  /** As people read it, where that is not the id. */
  symbol?: string;
};

const pound = 0.45359237; // kg, by definition (international yard and pound agreement, 1959)
const gravity = 9.80665; // m/s², standard acceleration of free fall (CGPM 1901)
const inch = 0.0254; // m, by definition
const mile = 1609.344; // m, 63,360 inches
const gallon = 3.785411784; // L, 231 cubic inches
const imperialGallon = 4.54609; // L, by definition (UK Units of Measurement Regulations 1995)
const millimeterOfMercury = 133.322387415; // Pa, 13,595.1 kg/m³ × standard gravity × 1 mm
/** kWh in a US gallon of gasoline equivalent: 33,705 Wh (10 CFR 474.3). */
const gallonEquivalent = 33.705;
/** Length units to the 100 km of a consumption. */
const milesPer100Kilometers = 100_000 / mile;

/** Every unit a signal is kept in, an upstream sends or a person prefers. The id is the symbol. First of each quantity is its base. */
export const units = {
  '%': { quantity: 'ratio', factor: 1 },

  m: { quantity: 'length', factor: 1 },
  mm: { quantity: 'length', factor: 0.001 },
  cm: { quantity: 'length', factor: 0.01 },
  dm: { quantity: 'length', factor: 0.1 },
  km: { quantity: 'length', factor: 1000 },
  Mm: { quantity: 'length', factor: 1e6 },
  in: { quantity: 'length', factor: inch },
  ft: { quantity: 'length', factor: 12 * inch },
  yd: { quantity: 'length', factor: 36 * inch },
  mi: { quantity: 'length', factor: mile },
  'Scandinavian mi': { quantity: 'length', factor: 10_000 },
  'nautical mi': { quantity: 'length', factor: 1852 }, // by definition (IHO 1929)

  'm/s': { quantity: 'speed', factor: 1 },
  'km/h': { quantity: 'speed', factor: 1 / 3.6 },
  mph: { quantity: 'speed', factor: mile / 3600 },
  kn: { quantity: 'speed', factor: 1852 / 3600 }, // a nautical mile an hour

  'm/s²': { quantity: 'acceleration', factor: 1 },
  g0: { quantity: 'acceleration', factor: gravity, symbol: 'g' },

  '°': { quantity: 'angle', factor: 1 },
  rad: { quantity: 'angle', factor: 180 / Math.PI },
  rev: { quantity: 'angle', factor: 360 },

  rpm: { quantity: 'angular velocity', factor: 1 },
  '°/s': { quantity: 'angular velocity', factor: 1 / 6 }, // 360° a revolution, 60 s a minute
  'rad/s': { quantity: 'angular velocity', factor: 30 / Math.PI },

  s: { quantity: 'duration', factor: 1 },
  ms: { quantity: 'duration', factor: 0.001 },
  min: { quantity: 'duration', factor: 60 },
  h: { quantity: 'duration', factor: 3600 },
  d: { quantity: 'duration', factor: 86_400, symbol: 'days' },
  wk: { quantity: 'duration', factor: 604_800, symbol: 'weeks' },
  mo: { quantity: 'duration', factor: 2_629_800, symbol: 'months' }, // a twelfth of 365.25 days (Auto API)

  Hz: { quantity: 'frequency', factor: 1 },
  mHz: { quantity: 'frequency', factor: 0.001 },
  kHz: { quantity: 'frequency', factor: 1e3 },
  MHz: { quantity: 'frequency', factor: 1e6 },
  GHz: { quantity: 'frequency', factor: 1e9 },
  '/min': { quantity: 'frequency', factor: 1 / 60 },
  '/h': { quantity: 'frequency', factor: 1 / 3600 },
  '/d': { quantity: 'frequency', factor: 1 / 86_400 },

  Pa: { quantity: 'pressure', factor: 1 },
  kPa: { quantity: 'pressure', factor: 1e3 },
  bar: { quantity: 'pressure', factor: 1e5 },
  mbar: { quantity: 'pressure', factor: 100 },
  psi: { quantity: 'pressure', factor: (pound * gravity) / inch ** 2 }, // pound-force on a square inch
  mmHg: { quantity: 'pressure', factor: millimeterOfMercury },
  inHg: { quantity: 'pressure', factor: 25.4 * millimeterOfMercury },

  '°C': { quantity: 'temperature', factor: 1 },
  K: { quantity: 'temperature', factor: 1, offset: -273.15 },
  '°F': { quantity: 'temperature', factor: 5 / 9, offset: -32 * (5 / 9) },

  V: { quantity: 'voltage', factor: 1 },
  mV: { quantity: 'voltage', factor: 0.001 },
  kV: { quantity: 'voltage', factor: 1e3 },

  A: { quantity: 'current', factor: 1 },
  mA: { quantity: 'current', factor: 0.001 },
  kA: { quantity: 'current', factor: 1e3 },

  // Charge is not energy: ampere hours become watt hours only with a voltage nobody sends along.
  Ah: { quantity: 'charge', factor: 1 },

  J: { quantity: 'energy', factor: 1 },
  kJ: { quantity: 'energy', factor: 1e3 },
  Wh: { quantity: 'energy', factor: 3600 },
  kWh: { quantity: 'energy', factor: 3.6e6 },

  W: { quantity: 'power', factor: 1 },
  mW: { quantity: 'power', factor: 0.001 },
  kW: { quantity: 'power', factor: 1e3 },
  MW: { quantity: 'power', factor: 1e6 },
  hp: { quantity: 'power', factor: 550 * 12 * inch * pound * gravity }, // 550 foot pounds-force a second

  Nm: { quantity: 'torque', factor: 1, symbol: 'N·m' },
  Nmm: { quantity: 'torque', factor: 0.001, symbol: 'N·mm' },
  'lbf ft': { quantity: 'torque', factor: pound * gravity * 12 * inch }, // a pound-force at one foot

  L: { quantity: 'volume', factor: 1 },
  mL: { quantity: 'volume', factor: 0.001 },
  cL: { quantity: 'volume', factor: 0.01 },
  dL: { quantity: 'volume', factor: 0.1 },
  'mm³': { quantity: 'volume', factor: 1e-6 },
  'cm³': { quantity: 'volume', factor: 0.001 },
  'dm³': { quantity: 'volume', factor: 1 },
  'm³': { quantity: 'volume', factor: 1000 },
  'in³': { quantity: 'volume', factor: inch ** 3 * 1000 },
  'ft³': { quantity: 'volume', factor: (12 * inch) ** 3 * 1000 },
  'fl oz': { quantity: 'volume', factor: gallon / 128 },
  gal: { quantity: 'volume', factor: gallon },
  'imp fl oz': { quantity: 'volume', factor: imperialGallon / 160 },
  'imp gal': { quantity: 'volume', factor: imperialGallon },

  kg: { quantity: 'mass', factor: 1 },
  g: { quantity: 'mass', factor: 1e-3 },
  dg: { quantity: 'mass', factor: 1e-4 },
  cg: { quantity: 'mass', factor: 1e-5 },
  mg: { quantity: 'mass', factor: 1e-6 },
  µg: { quantity: 'mass', factor: 1e-9 },
  ng: { quantity: 'mass', factor: 1e-12 },
  pg: { quantity: 'mass', factor: 1e-15 },
  oz: { quantity: 'mass', factor: pound / 16 },
  lb: { quantity: 'mass', factor: pound },
  st: { quantity: 'mass', factor: 14 * pound },
  t: { quantity: 'mass', factor: 1000 },
  'short ton': { quantity: 'mass', factor: 2000 * pound },
  ct: { quantity: 'mass', factor: 0.0002 },
  'oz t': { quantity: 'mass', factor: 0.0311034768 }, // 480 grains of 64.79891 mg
  slug: { quantity: 'mass', factor: (pound * gravity) / (12 * inch) }, // gains 1 ft/s² from a pound-force

  'L/100 km': { quantity: 'fuel consumption', factor: 1 },
  'km/L': { quantity: 'fuel consumption', factor: 100, isInverse: true },
  mpg: { quantity: 'fuel consumption', factor: gallon * milesPer100Kilometers, isInverse: true },
  'imp mpg': { quantity: 'fuel consumption', factor: imperialGallon * milesPer100Kilometers, isInverse: true },

  'kWh/100 km': { quantity: 'energy consumption', factor: 1 },
  'km/kWh': { quantity: 'energy consumption', factor: 100, isInverse: true },
  'mi/kWh': { quantity: 'energy consumption', factor: milesPer100Kilometers, isInverse: true },
  MPGe: { quantity: 'energy consumption', factor: gallonEquivalent * milesPer100Kilometers, isInverse: true },
  'imp MPGe': {
    quantity: 'energy consumption',
    factor: gallonEquivalent * (imperialGallon / gallon) * milesPer100Kilometers,
    isInverse: true,
  },

  lx: { quantity: 'illuminance', factor: 1 },
} as const satisfies Record<string, Unit>;

export type UnitId = keyof typeof units;
export type Quantity = (typeof units)[UnitId]['quantity'];

/** Digits beyond the fifteenth are those of binary arithmetic: 2.31 bar is 231 kPa, not 231.00000000000003. */
function withoutNoise(value: number): number {
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return value;
  return size < 1e3 ? Math.round(value * 1e12) / 1e12 : Math.round(value * 1e9) / 1e9;
}

/**
 * Converts between two units of one quantity. Not finite where the value has no counterpart (0 mpg).
 * Throws when the units measure different things: whoever asks has checked.
 */
export function convert(value: number, from: UnitId, to: UnitId): number {
  if (from === to) return value;
  const source: Unit = units[from];
  const target: Unit = units[to];
  if (source.quantity !== target.quantity)
    throw new Error(`cannot convert ${from} (${source.quantity}) into ${to} (${target.quantity})`);
  const base = source.isInverse ? source.factor / value : value * source.factor + (source.offset ?? 0);
  return withoutNoise(target.isInverse ? target.factor / base : (base - (target.offset ?? 0)) / target.factor);
}

/** Whether a text names a unit of the table. */
export function isUnit(id: string): id is UnitId {
  return Object.hasOwn(units, id);
}

/** A unit as people read it; a unit we do not know is shown as it came. */
export function unitSymbol(id: string): string {
  const unit: Unit | undefined = isUnit(id) ? units[id] : undefined;
  return unit?.symbol ?? id;
}
