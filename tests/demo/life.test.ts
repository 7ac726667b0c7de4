import { describe, expect, test } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { epochBefore, liveLife } from '../../server/demo/life/life';
import { makeVehicle, type Vehicle } from '../../server/demo/life/vehicle';
import { metersBetween, openDryGround } from './dry-ground';

const now = Date.UTC(2026, 10, 20, 12);
const epoch = epochBefore(now);
const fleet = (count: number): Vehicle[] => Array.from({ length: count }, (_, index) => makeVehicle(1, index));

test('a vehicle is the same whatever the size of its fleet', () => {
  expect(fleet(40)[39]).toEqual(makeVehicle(1, 39));
  expect(makeVehicle(2, 39)).not.toEqual(makeVehicle(1, 39));
});

test('identification numbers look like some, and are unique like the names', () => {
  const vehicles = fleet(2_000);
  for (const { vin } of vehicles) expect(vin).toMatch(/^DEM0[A-HJ-NPR-Z]{4}\d{9}$/);
  expect(new Set(vehicles.map(({ vin }) => vin)).size).toBe(2_000);
  expect(new Set(vehicles.map(({ name }) => name)).size).toBe(2_000);
});

test('around the clock a good part of the fleet drives, and some charge', () => {
  const lives = fleet(200).map((vehicle) => liveLife(vehicle, epoch));
  for (let hour = 0; hour < 24; hour += 2) {
    const states = lives.map((life) => life(now + hours(hour)));
    const driving = states.filter(({ stay }) => stay === null).length / states.length;
    expect(driving).toBeGreaterThan(0.33);
    expect(driving).toBeLessThan(0.6);
    expect(states.some(({ chargeKw }) => chargeKw > 0)).toBe(true);
    expect(states.some(({ isLocked }) => isLocked)).toBe(true);
  }
});

describe('a day of thirty vehicles, every ten seconds', () => {
  const isDry = openDryGround();

  test.each(fleet(30).map((vehicle) => [vehicle.vin, vehicle] as const))('%s lives plausibly', (_, vehicle) => {
    const life = liveLife(vehicle, epoch);
    const step = seconds(10);
    let last = life(now);
    let [drivenM, pathM] = [0, 0];
    for (let at = now + step; at < now + days(1) + hours(2); at += step) {
      const state = life(at);
      const movedM = metersBetween(last, state);
      const told = (state.odometerKm - last.odometerKm) * 1_000;
      drivenM += told;
      pathM += movedM;
      if (told < 0) throw new Error(`the odometer went back by ${told} m at ${new Date(at).toISOString()}`);
      if (movedM > told + 2) throw new Error(`moved ${movedM} m, but drove ${told} m`);
      const greatest = Math.max(vehicle.pace.greatestKmh * 1.12, 20);
      if (state.speedKmh < 0 || state.speedKmh > greatest) throw new Error(`${state.speedKmh} km/h`);
      if (Math.abs(state.speedKmh - last.speedKmh) / 3.6 > 2 * 10 * vehicle.haste ** 2)
        throw new Error(`from ${last.speedKmh} to ${state.speedKmh} km/h in ten seconds`);
      if (state.stay !== null && state.speedKmh !== 0) throw new Error('drives while it stays');
      if (state.energy.charge < 0 || state.energy.charge > 1) throw new Error(`charge ${state.energy.charge}`);
      if (state.energy.liters < 0 || state.energy.liters > vehicle.model.tankL) throw new Error('a tank overflows');
      if (state.isPlugged && state.stay === null) throw new Error('drives off with its plug');
      if (state.stay === null && state.energy.charge > last.energy.charge + 1e-9)
        throw new Error('charges while driving');
      if (state.changesAt <= at) throw new Error('expects a change in the past');
      if (at % minutes(5) === 0 && !isDry(state.latitude, state.longitude)) throw new Error('is in the water');
      last = state;
    }
    expect(drivenM).toBeGreaterThan(20_000);
    expect(pathM / drivenM).toBeGreaterThan(0.9);
  });
});

test('electric vehicles never run empty, and no tank does', () => {
  for (const vehicle of fleet(100)) {
    const life = liveLife(vehicle, epoch);
    for (let at = now; at < now + days(2); at += minutes(15)) {
      const { charge, liters } = life(at).energy;
      if (vehicle.model.drivetrain === 'electric') expect(charge).toBeGreaterThan(0.02);
      if (vehicle.model.drivetrain !== 'electric') expect(liters / vehicle.model.tankL).toBeGreaterThan(0.02);
    }
  }
});

test('after a restart a vehicle is where it was, and weeks later its odometer has gone on', () => {
  for (const vehicle of fleet(50)) {
    const before = liveLife(vehicle, epoch);
    for (let step = 0; step < 100; step++) before(now - hours(step));
    const after = liveLife(makeVehicle(1, vehicle.index), epochBefore(now + minutes(1)));
    expect(after(now)).toEqual(before(now));
    let last = 0;
    for (let day = 0; day < 60; day++) {
      const { odometerKm } = after(now + days(day) + hours(day % 5));
      expect(odometerKm).toBeGreaterThan(last);
      last = odometerKm;
    }
  }
});

test('a machine whose clock is years behind has a demo too', () => {
  const then = Date.UTC(2021, 0, 1);
  const { odometerKm } = liveLife(makeVehicle(1, 3), epochBefore(then))(then);
  expect(odometerKm).toBeGreaterThan(0);
});
