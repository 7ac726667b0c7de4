import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, isUnit, type UnitId, unitSymbol, units } from '../../server/contract/units';

const unitIds = Object.keys(units).filter(isUnit);

/** One unit in the base or everyday unit of its quantity, written out from its legal or customary definition. */
const definitions: [UnitId, number, UnitId][] = [
  ['in', 25.4, 'mm'],
  ['ft', 30.48, 'cm'],
  ['yd', 0.9144, 'm'],
  ['mi', 1.609344, 'km'],
  ['nautical mi', 1.852, 'km'],
  ['Scandinavian mi', 10, 'km'],
  ['Mm', 1000, 'km'],
  ['dm', 0.1, 'm'],
  ['m/s', 3.6, 'km/h'],
  ['mph', 1.609344, 'km/h'],
  ['kn', 1.852, 'km/h'],
  ['g0', 9.80665, 'm/s²'],
  ['rad', 57.29577951308232, '°'],
  ['rev', 360, '°'],
  ['°/s', 1 / 6, 'rpm'],
  ['rad/s', 9.549296585513721, 'rpm'],
  ['ms', 0.001, 's'],
  ['min', 60, 's'],
  ['h', 60, 'min'],
  ['d', 24, 'h'],
  ['wk', 7, 'd'],
  ['mo', 30.4375, 'd'],
  ['mHz', 0.001, 'Hz'],
  ['kHz', 1e3, 'Hz'],
  ['MHz', 1e6, 'Hz'],
  ['GHz', 1e9, 'Hz'],
  ['/min', 1 / 60, 'Hz'],
  ['/h', 1 / 3600, 'Hz'],
  ['/d', 1 / 86_400, 'Hz'],
  ['Pa', 0.001, 'kPa'],
  ['bar', 100, 'kPa'],
  ['mbar', 0.1, 'kPa'],
  ['psi', 6.894757293168361, 'kPa'],
  ['mmHg', 133.322387415, 'Pa'],
  ['inHg', 3386.388640341, 'Pa'],
  ['mV', 0.001, 'V'],
  ['kV', 1000, 'V'],
  ['mA', 0.001, 'A'],
  ['kA', 1000, 'A'],
  ['J', 0.001, 'kJ'],
  ['Wh', 3600, 'J'],
  ['kWh', 3600, 'kJ'],
  ['mW', 0.001, 'W'],
  ['kW', 1000, 'W'],
  ['MW', 1000, 'kW'],
  ['hp', 745.6998715822702, 'W'],
  ['Nmm', 0.001, 'Nm'],
  ['lbf ft', 1.3558179483314003, 'Nm'],
  ['mL', 0.001, 'L'],
  ['cL', 0.01, 'L'],
  ['dL', 0.1, 'L'],
  ['mm³', 1e-6, 'L'],
  ['cm³', 0.001, 'L'],
  ['dm³', 1, 'L'],
  ['m³', 1000, 'L'],
  ['in³', 0.016387064, 'L'],
  ['ft³', 28.316846592, 'L'],
  ['fl oz', 0.0295735295625, 'L'],
  ['gal', 3.785411784, 'L'],
  ['imp fl oz', 0.0284130625, 'L'],
  ['imp gal', 4.54609, 'L'],
  ['g', 0.001, 'kg'],
  ['dg', 0.0001, 'kg'],
  ['cg', 0.00001, 'kg'],
  ['mg', 1e-6, 'kg'],
  ['µg', 1e-9, 'kg'],
  ['ng', 1e-12, 'kg'],
  ['pg', 1e-15, 'kg'],
  ['oz', 0.028349523125, 'kg'],
  ['lb', 0.45359237, 'kg'],
  ['st', 6.35029318, 'kg'],
  ['t', 1000, 'kg'],
  ['short ton', 907.18474, 'kg'],
  ['ct', 0.0002, 'kg'],
  ['oz t', 0.0311034768, 'kg'],
  ['slug', 14.593902937206364, 'kg'],
];

describe('units', () => {
  it.each(definitions)('one %s is %d %s', (from, expected, to) => {
    expect(convert(1, from, to) / expected).toBeCloseTo(1, 8);
  });

  it('has a definition tested for every unit but bases, scales with an offset and inverse units', () => {
    const bases = new Map<string, string>();
    for (const id of unitIds) if (!bases.has(units[id].quantity)) bases.set(units[id].quantity, id);
    const tested = new Set<string>(definitions.flatMap(([from, , to]) => [from, to]));
    const others = ['K', '°C', '°F'];
    const missing = unitIds.filter((id) => !tested.has(id) && !('isInverse' in units[id]) && !others.includes(id));
    expect(missing.filter((id) => bases.get(units[id].quantity) !== id)).toEqual([]);
  });

  it('converts temperatures by scale and offset, without rounding noise', () => {
    expect(convert(32, '°F', '°C')).toBe(0);
    expect(convert(212, '°F', '°C')).toBe(100);
    expect(convert(-40, '°F', '°C')).toBe(-40);
    expect(convert(273.15, 'K', '°C')).toBe(0);
    expect(convert(21, '°C', '°F')).toBe(69.8);
    expect(convert(0, 'K', '°F')).toBe(-459.67);
  });

  it('converts consumption between amount per distance and distance per amount', () => {
    expect(convert(20, 'km/L', 'L/100 km')).toBe(5);
    expect(convert(5, 'L/100 km', 'km/L')).toBe(20);
    expect(convert(30, 'mpg', 'L/100 km')).toBeCloseTo(7.840486, 5);
    expect(convert(30, 'imp mpg', 'L/100 km')).toBeCloseTo(9.416031, 5);
    expect(convert(4, 'mi/kWh', 'kWh/100 km')).toBeCloseTo(15.53428, 5);
    expect(convert(5, 'km/kWh', 'kWh/100 km')).toBe(20);
    expect(convert(100, 'MPGe', 'kWh/100 km')).toBeCloseTo(20.943316, 5);
    expect(convert(100, 'imp MPGe', 'kWh/100 km')).toBeCloseTo(25.15187, 4);
    expect(convert(30, 'imp mpg', 'mpg')).toBeCloseTo(24.98, 2);
    expect(Number.isFinite(convert(0, 'mpg', 'L/100 km'))).toBe(false);
  });

  it('shows 207 kPa as 2.07 bar and 30.0 psi', () => {
    expect(convert(207, 'kPa', 'bar')).toBe(2.07);
    expect(convert(207, 'kPa', 'psi').toFixed(1)).toBe('30.0');
  });

  it('refuses to convert between quantities', () => {
    expect(() => convert(1, 'Ah', 'kWh')).toThrow('cannot convert Ah (charge) into kWh (energy)');
    expect(() => convert(1, 'Nm', 'J')).toThrow();
  });

  it('comes back to where it was, from any unit to any of the same quantity', () => {
    const pairs = unitIds.flatMap((from) =>
      unitIds.filter((to) => units[to].quantity === units[from].quantity).map((to): [UnitId, UnitId] => [from, to]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.double({ min: 0.5, max: 5_000, noNaN: true }), (pair, value) => {
        const [from, to] = pair;
        const back = convert(convert(value, from, to), to, from);
        expect(Math.abs(back - value) / value).toBeLessThan(1e-5);
      }),
    );
  });

  it('names units as people read them', () => {
    expect(unitSymbol('km')).toBe('km');
    expect(unitSymbol('d')).toBe('days');
    expect(unitSymbol('furlong')).toBe('furlong');
    expect(unitSymbol('constructor')).toBe('constructor');
  });
});
