import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditions, everything, type FleetFilter } from '../../../components/fleet/fleet-filter';
import { drawFleetPicture } from '../../../components/fleet/fleet-picture';
import { fleetSorts } from '../../../components/fleet/fleet-sort';
import { blankVehicle, type FleetVehicle } from '../../../server/contract/fleet';
import { motionOf, motions } from '../../../server/contract/motion';

const now = 1_800_000_000_000;
const fleetOf = (vehicles: FleetVehicle[]) => ({
  count: () => vehicles.length,
  vehicleAt: (index: number) => vehicles[index] ?? blankVehicle(0, ''),
  now: () => now,
});

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const vehicles = fc
  .array(
    fc.record({
      latitude: nullable(fc.double({ min: -85, max: 85, noNaN: true })),
      speed: nullable(fc.integer({ min: 0, max: 130 })),
      isOn: nullable(fc.boolean()),
      isCharging: nullable(fc.boolean()),
      stateOfCharge: nullable(fc.integer({ min: 0, max: 100 })),
      hasLowTire: nullable(fc.boolean()),
      troubleCodes: nullable(fc.integer({ min: 0, max: 3 })),
      isServiceDue: nullable(fc.boolean()),
      ageMs: nullable(fc.integer({ min: 0, max: 200_000_000 })),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(({ ageMs, latitude, ...columns }, index) => ({
      ...blankVehicle(index + 1, `VIN${index}`),
      ...columns,
      latitude,
      longitude: latitude === null ? null : 10,
      lastAt: ageMs === null ? null : now - ageMs,
    })),
  );
const filters: fc.Arbitrary<FleetFilter> = fc.record({
  text: fc.constantFrom('', 'vin1', '3', 'nobody'),
  motions: fc.subarray([...motions]),
  conditions: fc.subarray([...conditions]),
});

describe('the picture of the fleet', () => {
  it('lists and draws one and the same set, and drops nobody', () => {
    fc.assert(
      fc.property(vehicles, filters, fc.constantFrom(...fleetSorts), (all, filter, sort) => {
        const { located, unlocated, ids, total } = drawFleetPicture(fleetOf(all), filter, sort);
        const listed = [...located, ...unlocated].map((vehicle) => vehicle.id);
        expect(total).toBe(all.length);
        expect(new Set(listed)).toEqual(ids);
        expect(listed.length).toBe(ids.size);
        expect(located.every((vehicle) => vehicle.latitude !== null)).toBe(true);
        expect(unlocated.every((vehicle) => vehicle.latitude === null)).toBe(true);
      }),
    );
  });

  it('counts the same as its filter finds', () => {
    fc.assert(
      fc.property(vehicles, (all) => {
        const { counts } = drawFleetPicture(fleetOf(all), everything, 'name');
        for (const motion of motions) {
          const found = drawFleetPicture(fleetOf(all), { ...everything, motions: [motion] }, 'name');
          expect(found.ids.size).toBe(counts[motion]);
          for (const vehicle of found.located) expect(motionOf(vehicle, now)).toBe(motion);
        }
        for (const condition of conditions) {
          const found = drawFleetPicture(fleetOf(all), { ...everything, conditions: [condition] }, 'name');
          expect(found.ids.size).toBe(counts[condition]);
        }
      }),
    );
  });

  it('counts every vehicle by one motion', () => {
    fc.assert(
      fc.property(vehicles, (all) => {
        const { counts } = drawFleetPicture(fleetOf(all), everything, 'name');
        expect(motions.reduce((sum, motion) => sum + counts[motion], 0)).toBe(all.length);
      }),
    );
  });
});
