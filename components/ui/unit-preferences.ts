import { z } from 'zod';
import { convert, type UnitId } from '../../server/contract/units';

/** What people may choose for each quantity. The first is the default. */
export const unitChoices = {
  distance: ['km', 'mi'],
  pressure: ['bar', 'kPa', 'psi'],
  temperature: ['°C', '°F'],
  volume: ['L', 'gal'],
} as const satisfies Record<string, readonly UnitId[]>;

export const unitPreferences = z.object({
  distance: z.enum(unitChoices.distance).catch('km'),
  pressure: z.enum(unitChoices.pressure).catch('bar'),
  temperature: z.enum(unitChoices.temperature).catch('°C'),
  volume: z.enum(unitChoices.volume).catch('L'),
});
/** The unit a person reads each quantity in. Speed and consumption go with distance and volume. */
export type UnitPreferences = z.infer<typeof unitPreferences>;

export const defaultUnits: UnitPreferences = unitPreferences.parse({});

/** The unit a value of this canonical unit is shown in. Units nobody chooses between stay as they are. */
export function preferredUnit(unit: UnitId, { distance, pressure, temperature, volume }: UnitPreferences): UnitId {
  switch (unit) {
    case 'km':
      return distance;
    case 'm':
      return distance === 'mi' ? 'ft' : 'm';
    case 'km/h':
      return distance === 'mi' ? 'mph' : 'km/h';
    case 'kPa':
      return pressure;
    case '°C':
      return temperature;
    case 'L':
      return volume;
    case 'L/100 km':
      return distance === 'mi' && volume === 'gal' ? 'mpg' : unit;
    case 'kWh/100 km':
      return distance === 'mi' ? 'mi/kWh' : unit;
    default:
      return unit;
  }
}

/**
 * Decimals by the unit shown, whatever the signal: a kilopascal is a hundredth of a bar, and temperatures that stand side
 * by side are read to the same place, be they from outside, the tracker or nobody's catalogue.
 */
const decimalsOfUnit: Partial<Record<UnitId, number>> = { '°C': 1, '°F': 0, bar: 2, psi: 1, mpg: 1, 'mi/kWh': 1 };

/**
 * A number of a signal as the person wants to read it.
 * @param value in `unit`; @param decimals of the signal's line in the catalogue
 */
export function inPreferredUnit(value: number, unit: UnitId, decimals: number, preferences: UnitPreferences) {
  const preferred = preferredUnit(unit, preferences);
  const isSame = preferred === unit;
  return {
    value: isSame ? value : convert(value, unit, preferred),
    unit: preferred,
    decimals: decimalsOfUnit[preferred] ?? decimals,
  };
}
