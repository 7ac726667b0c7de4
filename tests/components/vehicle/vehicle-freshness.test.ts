import { describe, expect, it } from 'vitest';
import { freshnessSentence } from '../../../components/vehicle/freshness-sentence';
import { vehicleFreshness } from '../../../components/vehicle/vehicle-freshness';
import { hours, minutes } from '../../../server/contract/duration';
import type { Motion } from '../../../server/contract/motion';
import type { Reading } from '../../../server/contract/reading';
import { describeGeneric, signalOf } from '../../../server/contract/signals';

const now = 1_800_000_000_000;
const reading = (signal: string, ageMs: number, upstream = 'one'): [string, Reading] => [
  signal,
  { signal, value: 1, at: now - ageMs, timeSource: 'property', receivedAt: now - ageMs, upstream, message: '1.0' },
];

const describeSignal = (id: string) => signalOf(id) ?? describeGeneric(id, { label: id, kind: 'number', unit: null });
const judge = (readings: [string, Reading][], motion: Motion) =>
  vehicleFreshness(new Map(readings), motion, describeSignal, now);

describe('the freshness of a vehicle', () => {
  it('is that of its worst relevant value: an old position is not hidden by a live speed', () => {
    const readings = [reading('position', hours(24)), reading('speed', 1_000)];
    const { state, oldest } = judge(readings, 'moving');
    expect(state).toBe('stale');
    expect(oldest[0]).toMatchObject({ id: 'position', state: 'stale' });
  });

  it('does not count what nobody would miss', () => {
    const readings = [reading('speed', 1_000), reading('engine.idle_time', hours(9_000))];
    expect(judge(readings, 'moving').state).toBe('fresh');
  });

  it('leaves a parked vehicle’s position fresh for hours', () => {
    expect(judge([reading('position', hours(3))], 'parked').state).toBe('fresh');
    expect(judge([reading('position', minutes(11))], 'stale').state).toBe('stale');
  });

  it('of a vehicle without values is not fresh', () => {
    expect(judge([], 'unseen')).toMatchObject({ state: 'never', oldest: [] });
  });

  it('names three at most', () => {
    const ids = ['position', 'speed', 'odometer', 'fuel.level'];
    expect(
      judge(
        ids.map((id) => reading(id, 1_000)),
        'moving',
      ).oldest,
    ).toHaveLength(3);
  });

  it('is that of the newest value of any kind where the vehicle sends nothing that matters', () => {
    const readings = [reading('device.battery.level', hours(40)), reading('drogue.accelerometer.x', hours(30))];
    expect(judge(readings, 'unknown')).toMatchObject({
      oldest: [{ id: 'drogue.accelerometer.x' }],
      isByRelevant: false,
    });
    expect(judge([reading('device.battery.level', 1_000)], 'unknown').state).toBe('fresh');
    expect(judge([reading('device.temperature', hours(2))], 'unknown').state).toBe('stale');
  });
});

describe('what is spoken of it', () => {
  it.each<[string, [string, Reading][], string]>([
    ['fresh', [reading('speed', 1_000)], 'All values that matter are up to date'],
    ['aging', [reading('speed', minutes(6))], 'Some values that matter are aging'],
    ['stale', [reading('speed', minutes(60))], 'Stale: Speed'],
    ['missing', [], 'No values were received yet'],
    ['fresh without being what matters', [reading('device.battery.level', 1_000)], 'Its newest value is up to date'],
  ])('says that values are %s', (_words, readings, sentence) => {
    expect(freshnessSentence(judge(readings, 'moving'))).toBe(sentence);
  });
});
