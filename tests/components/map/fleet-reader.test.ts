import { describe, expect, test } from 'vitest';
import { createFleetReader } from '../../../components/map/fleet-reader';
import { mercatorX } from '../../../components/map/projection';
import { minutes } from '../../../server/contract/duration';
import { blankVehicle, type FleetVehicle } from '../../../server/contract/fleet';

const start = 1_800_000_000_000;
const worldPixels = 256 * 2 ** 14;

function fleetOf(count: number) {
  let now = start;
  const vehicles: FleetVehicle[] = Array.from({ length: count }, (_, index) => ({
    ...blankVehicle(index + 1, `VIN ${index}`),
    latitude: 50,
    longitude: 8 + index,
    positionAt: start,
    lastAt: start,
    speed: 50,
    speedAt: start,
    heading: 90,
  }));
  return {
    source: {
      subscribe: () => () => undefined,
      count: () => vehicles.length,
      vehicleAt: (index: number) => vehicles[index] ?? blankVehicle(0, ''),
      now: () => now,
    },
    drive: (index: number, longitude: number, laterMs: number) => {
      const at = start + laterMs;
      vehicles[index] = {
        ...(vehicles[index] ?? blankVehicle(0, '')),
        longitude,
        positionAt: at,
        speedAt: at,
        lastAt: at,
      };
    },
    add: (vehicle: FleetVehicle) => vehicles.push(vehicle),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

function reading(fleet: ReturnType<typeof fleetOf>, pixels = worldPixels) {
  const reader = createFleetReader(fleet.source, null, () => pixels);
  reader.read('all');
  return reader;
}

describe('a marker that moves on', () => {
  test('glides as much faster as time goes on', () => {
    const fleet = fleetOf(1);
    const reader = reading(fleet);
    reader.setPace(60);
    fleet.drive(0, 8.001, 30_000);
    const begun = performance.now();
    reader.read([0]);
    reader.glide(begun + 400);
    expect(reader.columns.x[0]).toBeLessThan(mercatorX(8.001));
    reader.glide(performance.now() + 501);
    expect(reader.columns.x[0]).toBe(mercatorX(8.001));
  });

  test('glides to its newest fix and waits there', () => {
    const fleet = fleetOf(2);
    const reader = reading(fleet);
    fleet.drive(0, 8.001, 5_000);
    reader.read([0]);
    expect(reader.columns.x[0]).toBe(mercatorX(8));
    expect(reader.glide(performance.now() + 60_000)).toBeCloseTo((mercatorX(8.001) - mercatorX(8)) / 1_000, 12);
    expect(reader.columns.x[0]).toBe(mercatorX(8.001));
    expect(reader.glide(performance.now() + 120_000)).toBe(0);
  });

  test('goes on gliding when another signal of the vehicle arrives', () => {
    const fleet = fleetOf(1);
    const reader = reading(fleet);
    fleet.drive(0, 8.001, 5_000);
    reader.read([0]);
    reader.read([0]);
    expect(reader.columns.x[0]).toBe(mercatorX(8));
    reader.glide(performance.now() + 60_000);
    expect(reader.columns.x[0]).toBe(mercatorX(8.001));
  });

  test('jumps while markers must not glide', () => {
    const fleet = fleetOf(1);
    const reader = reading(fleet, 0);
    fleet.drive(0, 8.001, 5_000);
    reader.read([0]);
    expect(reader.columns.x[0]).toBe(mercatorX(8.001));
  });
});

describe('the reader', () => {
  test('takes over vehicles that are appended', () => {
    const fleet = fleetOf(1);
    const reader = reading(fleet);
    fleet.add({ ...blankVehicle(77, 'NEW'), latitude: 50, longitude: 20 });
    reader.setSelected(77);
    expect(reader.selectedIndex()).toBe(-1);
    reader.read([1]);
    expect(reader.columns.count).toBe(2);
    expect(reader.selectedIndex()).toBe(1);
  });

  test('lifts the selected vehicle and lets it down again', () => {
    const reader = reading(fleetOf(2));
    reader.setSelected(2);
    expect([...reader.columns.rank.subarray(0, 2)]).toEqual([1, 3]);
    reader.setSelected(1);
    expect([...reader.columns.rank.subarray(0, 2)]).toEqual([3, 1]);
    reader.setSelected(null);
    expect([...reader.columns.rank.subarray(0, 2)]).toEqual([1, 1]);
  });

  test('renews a look when time alone has made it stale', () => {
    const fleet = fleetOf(1);
    const reader = reading(fleet);
    const before = reader.columns.look[0];
    fleet.wait(minutes(10));
    expect(reader.age()).toBe(false);
    fleet.wait(1);
    expect(reader.age()).toBe(true);
    expect(reader.columns.look[0]).not.toBe(before);
    expect(reader.age()).toBe(false);
  });
});
