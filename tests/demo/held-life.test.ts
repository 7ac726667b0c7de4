import { expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import { heldLife } from '../../server/demo/life/held-life';
import { epochBefore, liveLife } from '../../server/demo/life/life';
import { makeVehicle } from '../../server/demo/life/vehicle';

const start = Date.UTC(2026, 10, 20, 8);
const lifeOf = (index: number) => liveLife(makeVehicle(1, index), epochBefore(start));
const placeOf = ({ latitude, longitude, odometerKm }: ReturnType<ReturnType<typeof lifeOf>>) => [
  latitude,
  longitude,
  odometerKm,
];

/** When a vehicle drives next. */
function nextDrive(index: number): number {
  const life = lifeOf(index);
  for (let at = start; at < start + hours(24); at += seconds(10)) if (life(at).speedKmh > 10) return at;
  throw new Error('expected a drive');
}

test('a life that nobody holds is what it is', () => {
  const [life, held] = [lifeOf(5), heldLife(lifeOf(5))];
  for (let at = start; at < start + hours(3); at += minutes(1)) expect(held(at, false)).toEqual(life(at));
});

test('who is immobilised while driving stops where it would have, stays, and goes on from there when released', () => {
  const driving = nextDrive(5);
  const held = heldLife(lifeOf(5));
  let at = driving;
  while (held(at, true).isIgnitionOn) at += seconds(1);
  const stopped = held(at, true);
  expect(stopped.odometerKm).toBeGreaterThan(lifeOf(5)(driving).odometerKm);
  for (; at < driving + hours(12); at += minutes(5)) {
    const state = held(at, true);
    expect(placeOf(state)).toEqual(placeOf(stopped));
    expect(state).toMatchObject({ at, speedKmh: 0, isIgnitionOn: false });
    expect(state.changesAt).toBe(Number.POSITIVE_INFINITY);
  }
  let last = held(at, false);
  expect(placeOf(last)).toEqual(placeOf(stopped));
  expect(last.changesAt).toBeGreaterThan(at);
  const released = at;
  for (; at < released + hours(12); at += seconds(30)) {
    const state = held(at, false);
    expect(state.odometerKm).toBeGreaterThanOrEqual(last.odometerKm);
    expect(state.odometerKm - last.odometerKm).toBeLessThan(2);
    last = state;
  }
  expect(last.odometerKm).toBeGreaterThan(stopped.odometerKm);
});
