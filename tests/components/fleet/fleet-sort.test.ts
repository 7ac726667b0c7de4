import { describe, expect, it } from 'vitest';
import { fleetSorts, sortFleet, titleOf } from '../../../components/fleet/fleet-sort';
import { blankVehicle, type FleetVehicle } from '../../../server/contract/fleet';

const vehicle = (id: number, columns: Partial<FleetVehicle>): FleetVehicle => ({
  ...blankVehicle(id, `VIN${id}`),
  ...columns,
});
const sorted = (vehicles: FleetVehicle[], sort: (typeof fleetSorts)[number]) =>
  sortFleet(vehicles, sort).map((one) => one.id);

describe('the order of the list', () => {
  it('counts numbers in names as people do', () => {
    expect(sorted([vehicle(1, { name: 'Van 10' }), vehicle(2, { name: 'Van 9' })], 'name')).toEqual([2, 1]);
  });

  it('puts vehicles without the value last, whichever way the others go', () => {
    const fleet = [vehicle(1, {}), vehicle(2, { lastAt: 5 }), vehicle(3, { lastAt: 9 })];
    expect(sorted([...fleet], 'newest')).toEqual([3, 2, 1]);
    expect(sorted([...fleet], 'oldest')).toEqual([2, 3, 1]);
  });

  it('takes zero for a value', () => {
    expect(sorted([vehicle(1, {}), vehicle(2, { stateOfCharge: 0 })], 'energy')).toEqual([2, 1]);
  });

  it('is the same however the vehicles came', () => {
    const fleet = [vehicle(3, { speed: 5 }), vehicle(1, { speed: 5 }), vehicle(2, { speed: 5 })];
    for (const sort of fleetSorts) {
      expect(sorted([...fleet], sort)).toEqual(sorted([...fleet].reverse(), sort));
    }
  });
});

describe('what a vehicle is called', () => {
  it('is its name, else its VIN', () => {
    expect(titleOf({ name: null, vin: 'X' })).toBe('X');
    expect(titleOf({ name: 'Van 9', vin: 'X' })).toBe('Van 9');
  });
});
