import { expect, test } from 'vitest';
import { markerTitle } from '../../../components/map/marker-title';
import { hours } from '../../../server/contract/duration';
import { blankVehicle } from '../../../server/contract/fleet';

const now = 1_800_000_000_000;
const van = { ...blankVehicle(1, 'A'), name: 'Van 1', latitude: 50, longitude: 8, speed: 60, isOn: true };
const titleAt = (positionAt: number, isPast: boolean) => {
  const vehicle = { ...van, positionAt, speedAt: positionAt, lastAt: positionAt };
  return markerTitle(vehicle, isPast, now);
};

test('a ghost of the past bears the age of its place', () => {
  expect(titleAt(now - hours(3), true)).toBe('Van 1 · 3 h');
});

test('what is fresh bears its name alone, and so does everything live', () => {
  expect(titleAt(now, true)).toBe('Van 1');
  expect(titleAt(now - hours(3), false)).toBe('Van 1');
});
