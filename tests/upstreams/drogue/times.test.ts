import { describe, expect, it } from 'vitest';
import { decode, decodeData, eventOf, timeAt } from './fixtures';

const noon = '2025-12-31T12:00:00Z';
const noonAt = Date.UTC(2025, 11, 31, 12);
const ownTime = { at: noonAt, timeSource: 'property' };
const receipt = { at: timeAt, timeSource: 'envelope' };

describe('when it was measured', () => {
  it.each<[string, unknown]>([
    ['ISO 8601', { timestamp: noon }],
    ['another zone', { time: '2025-12-31T13:00:00+01:00' }],
    ['seconds', { ts: noonAt / 1000 }],
    ['milliseconds', { timeMs: noonAt }],
    ['digits in a text', { measured_at: String(noonAt) }],
    ['a short name', { t: noonAt }],
  ])('is when the device says: %s', (_words, data) => {
    expect(decodeData({ temp: 5, ...(data as object) })).toMatchObject({ readings: [ownTime], refusals: [] });
  });

  it('is told of each part by the part itself', () => {
    const decoded = decodeData({ temp: 5, geoloc: { lat: 48, lon: 11, timestamp: noon } });
    expect(decoded.readings).toMatchObject([
      { signal: 'device.temperature', ...receipt },
      { signal: 'position', ...ownTime },
    ]);
  });

  it('is a time for each record that was gathered', () => {
    const track = [0, 1, 2].map((index) => ({ lat: 48 + index, lon: 11, ts: noonAt + index * 1000, speed: index }));
    for (const data of [track, { track }, { features: { gps: track } }]) {
      const readings = decodeData(data).readings.filter(({ signal }) => signal !== 'drogue.track.speed');
      const positions = readings.filter(({ generic }) => generic === undefined || generic.kind === 'position');
      expect(positions.map(({ at }) => at)).toEqual(expect.arrayContaining([noonAt, noonAt + 1000, noonAt + 2000]));
    }
    expect(decodeData(track).readings).toHaveLength(6);
  });

  it.each([
    ['a year nobody meant', { timestamp: '1999-12-31T12:00:00Z' }],
    ['no time', { timestamp: 'yesterday' }],
    ['a date that is not', { timestamp: '2025-02-30T12:00:00Z' }],
    ['a time after all', { ts: 9e15 }],
  ])('is Drogue’s receipt where the device says %s, and the claim refused', (_words, data) => {
    expect(decodeData({ temp: 5, ...data })).toMatchObject({
      readings: [receipt],
      refusals: [{ reason: 'bad-time', detail: 'expected a time between 2000 and 2100' }],
    });
  });

  it('is not a count of milliseconds since the device was switched on', () => {
    const decoded = decodeData({ temp: 5, time: 123_456 });
    expect(decoded.readings).toMatchObject([
      { signal: 'device.temperature', ...receipt },
      { signal: 'drogue.time', value: 123_456 },
    ]);
    expect(decoded.refusals).toEqual([]);
  });

  it('is not a temperature called t', () => {
    expect(decodeData({ t: 21.5 }).readings).toMatchObject([{ signal: 'drogue.t', value: 21.5, ...receipt }]);
  });

  it.each([undefined, null, ''])('is our own receipt where Drogue tells none (%j)', (time) => {
    const decoded = decode(eventOf({ temp: 5 }, { time }));
    expect(decoded.readings).toMatchObject([{ at: undefined, timeSource: 'received' }]);
    expect(decoded.refusals).toEqual([]);
  });

  it.each(['soon', '0001-01-01T00:00:00Z', { a: 1 }])('refuses %j of Drogue', (time) => {
    expect(decode(eventOf({ temp: 5 }, { time }))).toMatchObject({
      readings: [{ timeSource: 'received' }],
      refusals: [{ reason: 'bad-time', field: 'time' }],
    });
  });
});
