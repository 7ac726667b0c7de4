import { describe, expect, it } from 'vitest';
import { silentSentence, silentTiles, tileNames } from '../../../components/vehicle/silent-tiles';
import { trackerSignals } from '../../../components/vehicle/tracker-signals';
import type { Reading } from '../../../server/contract/reading';

const reading = (signal: string): [string, Reading] => [
  signal,
  { signal, value: 1, at: 1, timeSource: 'property', receivedAt: 1, upstream: 'one', message: '1.0' },
];
const known = (...signals: string[]) => ({
  readings: new Map(signals.map(reading)),
  absences: new Map(),
  availabilities: new Map(),
});

describe('tiles of which nothing is known', () => {
  it('are all of them where only a tracker speaks', () => {
    expect([...silentTiles(known('device.battery.level', 'device.temperature', 'drogue.accelerometer.x'))]).toEqual(
      tileNames,
    );
  });

  it('are not those with a value, or with a reason for having none', () => {
    const absence = { signal: 'position', reason: 'privacy_mode_active', description: '' };
    const state = {
      ...known('fuel.level', 'tire.pressure.front_left', 'door.lock.front_left'),
      absences: new Map([['position', { ...absence, at: 1, receivedAt: 1, upstream: 'one', message: '1.1' }]]),
    };
    const silent = silentTiles(state);
    for (const name of ['energy', 'tires', 'access', 'position'] as const) expect(silent.has(name), name).toBe(false);
    expect(silent.has('odometer')).toBe(true);
  });

  it('are told in one line, and none is no line', () => {
    expect(silentSentence(new Set(['tires', 'energy']))).toBe('Never sent by this vehicle’s sources: energy, tires');
    expect(silentSentence(new Set())).toBeNull();
  });
});

describe('what no other tile tells of', () => {
  it('is what the tracker says of itself, and what is in no catalogue', () => {
    expect(trackerSignals(['speed', 'drogue.tank', 'device.temperature', 'device.battery.level'])).toEqual({
      tracker: ['device.battery.level', 'device.temperature'],
      generic: ['drogue.tank'],
    });
  });
});
