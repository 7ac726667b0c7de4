import { describe, expect, it } from 'vitest';
import { convert, units } from '../../../server/contract/units';
import { unitOf } from '../../../server/upstreams/high-mobility/units';
import { readSample } from './fixtures';

type VendorUnit = { name: string; conversion_linear?: number | string; conversion_inverse?: number };
type VendorQuantity = { name: string; unit_types: VendorUnit[] };
const vendor: { measurement_types: VendorQuantity[] } = JSON.parse(readSample('unit_types_with_conversion.json'));

/** Factors of the vendor's table that contradict the definition of the unit: theirs, and what it must be. */
const vendorErrors = new Map([
  ['gravity', [9.81, 9.80665]],
  ['degrees_per_second', [6, 1 / 6]],
  ['times_per_minute', [60, 1 / 60]],
  ['times_per_hour', [3600, 1 / 3600]],
  ['times_per_day', [86_400, 1 / 86_400]],
  ['stones', [0.157473, 6.35029318]],
  ['pound_feet', [0.73756214927727, 1.3558179483314003]],
]);

/** A unit in the vendor's base unit, by our table. */
function ourFactor(name: string, baseName: string): number {
  const unit = unitOf(name);
  const base = unitOf(baseName);
  if (unit === undefined || base === undefined) throw new Error(`${name}: no unit`);
  return convert(1, unit, base);
}

describe.each(vendor.measurement_types)('$name', ({ unit_types }) => {
  const base = unit_types.find((unit) => Number(unit.conversion_linear ?? unit.conversion_inverse) === 1);

  it.each(unit_types)('$name has a unit of ours, by its definition', (unit) => {
    expect(unitOf(unit.name)).toBeDefined();
    // Ampere hours are charge; temperatures have offsets and are tested with the readers.
    if (unit.name === 'ampere_hours' || ['kelvin', 'celsius', 'fahrenheit'].includes(unit.name)) return;
    const [theirs, ours] = vendorErrors.get(unit.name) ?? [undefined, undefined];
    const factor = ourFactor(unit.name, base?.name ?? '');
    const claimed = Number(unit.conversion_linear ?? unit.conversion_inverse);
    if (ours === undefined) expect(factor / claimed).toBeCloseTo(1, 4);
    else {
      expect(theirs === undefined ? 0 : claimed / theirs).toBeCloseTo(1, 4);
      expect(factor / ours).toBeCloseTo(1, 8);
    }
  });
});

it('keeps ampere hours apart from energy', () => {
  const unit = unitOf('ampere_hours');
  expect(unit === undefined ? '' : units[unit].quantity).toBe('charge');
});
