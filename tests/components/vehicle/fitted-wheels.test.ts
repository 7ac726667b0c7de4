import { describe, expect, it } from 'vitest';
import type { VehicleView } from '../../../components/data/vehicle-view';
import { fittedWheels, hasTwinWheels } from '../../../components/vehicle/fitted-wheels';
import { isTireStale } from '../../../components/vehicle/is-tire-stale';
import { days, minutes } from '../../../server/contract/duration';

const now = 1_800_000_000_000;

function vehicle(agesMs: Record<string, number>): VehicleView {
  const readings = Object.entries(agesMs).map(([signal, ageMs]) => {
    const at = now - ageMs;
    return [
      signal,
      { signal, value: 1, at, timeSource: 'property', receivedAt: at, upstream: 'one', message: '1.0' },
    ] as const;
  });
  return {
    id: 1,
    vin: 'V',
    name: null,
    model: null,
    readings: new Map(readings),
    absences: new Map(),
    availabilities: new Map(),
  };
}

describe('the wheels of a vehicle', () => {
  it('are four where nothing is told of others', () => {
    const wheels = fittedWheels(vehicle({}));
    expect(wheels).toEqual(['front_left', 'front_right', 'rear_left', 'rear_right']);
    expect(hasTwinWheels(wheels)).toBe(false);
  });

  it('of a truck are read from the front to the rear, outer before inner, the spare last', () => {
    const told = ['spare', 'rear_right_outer', 'rear_left_outer'].map((wheel) => [`tire.pressure.${wheel}`, 0]);
    const wheels = fittedWheels(vehicle(Object.fromEntries(told)));
    expect(wheels.slice(2)).toEqual(['rear_left_outer', 'rear_right_outer', 'rear_left', 'rear_right', 'spare']);
    expect(hasTwinWheels(wheels)).toBe(true);
  });

  it('are stale by the newer of pressure and status, and not where nothing was told', () => {
    const isStale = (agesMs: Record<string, number>) => isTireStale(vehicle(agesMs), 'spare', 'moving', now);
    expect(isStale({})).toBe(false);
    expect(isStale({ 'tire.pressure.spare': days(90) })).toBe(true);
    expect(isStale({ 'tire.pressure.spare': days(90), 'tire.status.spare': minutes(1) })).toBe(false);
  });
});
