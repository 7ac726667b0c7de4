import { describe, expect, it } from 'vitest';
import { vehicleFreshness } from '../../../components/vehicle/vehicle-freshness';
import { hours, minutes } from '../../../server/contract/duration';
import type { Reading } from '../../../server/contract/reading';

const now = 1_800_000_000_000;
const reading = (signal: string, ageMs: number, upstream = 'one'): [string, Reading] => [
  signal,
  { signal, value: 1, at: now - ageMs, timeSource: 'property', receivedAt: now - ageMs, upstream, message: '1.0' },
];

describe('the freshness of a vehicle', () => {
  it('is that of its worst relevant value: an old position is not hidden by a live speed', () => {
    const readings = new Map([reading('position', hours(24)), reading('speed', 1_000)]);
    const { state, oldest } = vehicleFreshness(readings, 'moving', now);
    expect(state).toBe('stale');
    expect(oldest[0]).toMatchObject({ id: 'position', state: 'stale' });
  });

  it('does not count what nobody would miss', () => {
    const readings = new Map([reading('speed', 1_000), reading('engine.idle_time', hours(9_000))]);
    expect(vehicleFreshness(readings, 'moving', now).state).toBe('fresh');
  });

  it('leaves a parked vehicle’s position fresh for hours', () => {
    expect(vehicleFreshness(new Map([reading('position', hours(3))]), 'parked', now).state).toBe('fresh');
    expect(vehicleFreshness(new Map([reading('position', minutes(11))]), 'stale', now).state).toBe('stale');
  });

  it('of a vehicle without values is not fresh', () => {
    expect(vehicleFreshness(new Map(), 'unseen', now)).toEqual({ state: 'never', oldest: [] });
  });

  it('names three at most', () => {
    const ids = ['position', 'speed', 'odometer', 'fuel.level'];
    expect(vehicleFreshness(new Map(ids.map((id) => reading(id, 1_000))), 'moving', now).oldest).toHaveLength(3);
  });
});
