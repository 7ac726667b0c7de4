import { describe, expect, test } from 'vitest';
import {
  createFleetColumns,
  drawnExtent,
  indexOfVehicle,
  outdatedLooks,
  putVehicle,
  putVisible,
  setCount,
} from '../../../components/map/fleet-columns';
import { mercatorX, mercatorY } from '../../../components/map/projection';
import { minutes } from '../../../server/contract/duration';
import { blankVehicle } from '../../../server/contract/fleet';

const now = 1_800_000_000_000;
const berlin = {
  ...blankVehicle(7, 'A'),
  latitude: 52.5,
  longitude: 13.4,
  positionAt: now,
  lastAt: now,
  speed: 50,
  speedAt: now,
};
const paris = { ...blankVehicle(8, 'B'), latitude: 48.9, longitude: 2.3, positionAt: now, lastAt: now };
const nowhere = { ...blankVehicle(9, 'C'), lastAt: now };

function columnsOf(visible: ReadonlySet<number> | null) {
  const columns = createFleetColumns();
  setCount(columns, 3);
  for (const [index, vehicle] of [berlin, paris, nowhere].entries()) putVehicle(columns, index, vehicle, visible, now);
  return columns;
}

const drawn = (columns: ReturnType<typeof columnsOf>) => [...columns.isDrawn.subarray(0, columns.count)];

describe('the columns of the fleet', () => {
  test('draw every vehicle that has a position', () => {
    expect(drawn(columnsOf(null))).toEqual([1, 1, 0]);
  });

  test('draw the very set the list shows, from the start and after a change', () => {
    const columns = columnsOf(new Set([8, 9]));
    expect(drawn(columns)).toEqual([0, 1, 0]);
    putVisible(columns, new Set([7]));
    expect(drawn(columns)).toEqual([1, 0, 0]);
    putVisible(columns, null);
    expect(drawn(columns)).toEqual([1, 1, 0]);
  });

  test('keep what they hold when they grow', () => {
    const columns = columnsOf(null);
    setCount(columns, 5_000);
    expect(indexOfVehicle(columns, 8)).toBe(1);
    expect(columns.x[0]).toBe(mercatorX(13.4));
    expect(columns.isDrawn[4_999]).toBe(0);
  });

  test('take a vehicle away that has lost its position', () => {
    const columns = columnsOf(null);
    putVehicle(columns, 0, { ...berlin, latitude: null, longitude: null }, null, now);
    expect(drawn(columns)).toEqual([0, 1, 0]);
  });

  test('know whose look has changed by age alone', () => {
    expect(outdatedLooks(columnsOf(null), now + minutes(10))).toEqual([]);
    expect(outdatedLooks(columnsOf(null), now + minutes(10) + 1)).toEqual([0]);
  });

  test('tell the box about all that is drawn', () => {
    expect(drawnExtent(columnsOf(null))).toEqual({
      west: mercatorX(2.3),
      east: mercatorX(13.4),
      north: mercatorY(52.5),
      south: mercatorY(48.9),
    });
    expect(drawnExtent(columnsOf(new Set()))).toBeNull();
  });
});
