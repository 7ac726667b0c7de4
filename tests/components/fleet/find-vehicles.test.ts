import { describe, expect, it } from 'vitest';
import { findVehicles } from '../../../components/fleet/find-vehicles';
import { blankVehicle } from '../../../server/contract/fleet';

const all = Array.from({ length: 40 }, (_, index) => blankVehicle(index, `VIN${index}`));
const fleet = { count: () => all.length, vehicleAt: (index: number) => all[index] ?? blankVehicle(0, '') };

describe('finding vehicles', () => {
  it('puts the one that is meant exactly first', () => {
    expect(findVehicles(fleet, 'vin 1', 5)[0]?.vin).toBe('VIN1');
    expect(findVehicles(fleet, 'vin3', 3).map((vehicle) => vehicle.vin)).toEqual(['VIN3', 'VIN30', 'VIN31']);
  });

  it('finds the exact one though many others came before', () => {
    expect(findVehicles(fleet, 'VIN39', 1).map((vehicle) => vehicle.vin)).toEqual(['VIN39']);
  });

  it('of nothing finds nobody', () => {
    expect(findVehicles(fleet, '  ', 5)).toEqual([]);
  });
});
