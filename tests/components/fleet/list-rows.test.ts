import { describe, expect, it } from 'vitest';
import { listRows, nextVehicleRow } from '../../../components/fleet/list-rows';
import { blankVehicle } from '../../../server/contract/fleet';

const [first, second, third] = [blankVehicle(1, 'A'), blankVehicle(2, 'B'), blankVehicle(3, 'C')];
const rows = listRows({ located: [first, second], unlocated: [third] });

describe('the rows of the list', () => {
  it('put those without a position under a heading of their own', () => {
    expect(rows.map((row) => (row.kind === 'heading' ? `heading ${row.count}` : row.vehicle.vin))).toEqual([
      'A',
      'B',
      'heading 1',
      'C',
    ]);
  });

  it('have no heading when every vehicle has a position', () => {
    expect(listRows({ located: [first], unlocated: [] })).toHaveLength(1);
  });
});

describe('going through the rows by key', () => {
  it('steps over the heading, both ways', () => {
    expect(nextVehicleRow(rows, 1, 1)).toBe(3);
    expect(nextVehicleRow(rows, 3, -1)).toBe(1);
  });

  it('stays at the ends', () => {
    expect(nextVehicleRow(rows, 3, 1)).toBe(3);
    expect(nextVehicleRow(rows, 0, -1)).toBe(0);
  });

  it('finds first and last from outside', () => {
    expect(nextVehicleRow(rows, -1, 1)).toBe(0);
    expect(nextVehicleRow(rows, rows.length, -1)).toBe(3);
  });
});
