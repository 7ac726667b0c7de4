import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import type { Position } from '../../server/contract/reading';
import { kilometersBetween } from '../../server/trips/distance';
import { homeward, munich, type Sample, sample, shifted, tripsOf } from './drives';

const drive = munich();
const began = drive[0]?.at ?? 0;
const ended = drive.at(-1)?.at ?? 0;
const placeOf = ({ value }: Sample): Position => value as Position;
const first = drive[0] ?? sample(0, 'position', '');
const last = drive.at(-1) ?? first;

/** Every so many seconds. */
const thinned = (every: number) => drive.filter(({ at }) => ((at - began) / seconds(1)) % every === 0);

/** A receiver at rest: it scatters by the standard deviation given, in metres, the same each time. */
function parked(around: Position, from: number, to: number, everyMs: number, metres: number): Sample[] {
  let seed = 1;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed + 1) / 2_147_483_649;
  };
  const scatter = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()) * metres;
  const samples: Sample[] = [];
  for (let at = from; at <= to; at += everyMs) {
    const latitude = around.latitude + scatter() / 111_000;
    samples.push(sample(at, 'position', { latitude, longitude: around.longitude + scatter() / 74_000 }));
  }
  return samples;
}

describe('the drive through Munich', () => {
  test('is one trip, from its first street to its last, with nothing but positions to tell of it', () => {
    const trips = tripsOf(drive);
    expect(trips).toHaveLength(1);
    const [trip] = trips;
    expect(trip).toMatchObject({ odometerKm: null, isComplete: true, completeness: 1, gaps: [], lateReadings: 0 });
    expect(Math.abs((trip?.startedAt ?? 0) - began)).toBeLessThan(seconds(15));
    expect(Math.abs((trip?.endedAt ?? 0) - ended)).toBeLessThan(seconds(15));
    // 13.65 km from fix to fix, with a leap of 470 m in one second that no car makes.
    expect(trip?.pathKm).toBeGreaterThan(12.8);
    expect(trip?.pathKm).toBeLessThan(13.3);
    expect(trip?.meanSpeed).toBeCloseTo(39.5, 0);
    expect(trip?.topSpeed).toBeGreaterThan(80);
    expect(trip?.topSpeed).toBeLessThan(130);
    expect(trip?.movingMs).toBeLessThan(minutes(17));
    expect(trip?.movingMs).toBeGreaterThan(minutes(12));
    expect(kilometersBetween(trip?.start ?? placeOf(last), placeOf(first))).toBeLessThan(0.05);
    expect(kilometersBetween(trip?.end ?? placeOf(first), placeOf(last))).toBeLessThan(0.05);
  });

  test.each([10, 30, 60, 120])('is the same trip told every %i seconds', (every) => {
    const [trip, ...others] = tripsOf(thinned(every));
    expect(others).toEqual([]);
    expect(trip?.isComplete).toBe(true);
    expect(Math.abs((trip?.startedAt ?? 0) - began)).toBeLessThan(seconds(30));
    expect(ended - (trip?.endedAt ?? 0)).toBeLessThan(seconds(every + 60));
    expect(trip?.pathKm).toBeGreaterThan(11.5);
    expect(trip?.pathKm).toBeLessThan(13.7);
  });

  test('with a hole is one trip that is incomplete, and says where', () => {
    const [from, to] = [began + minutes(7), began + minutes(12)];
    const [trip, ...others] = tripsOf(drive.filter(({ at }) => at <= from || at >= to));
    expect(others).toEqual([]);
    expect(trip).toMatchObject({ isComplete: false, gaps: [{ from, to }] });
    expect(trip?.completeness).toBeCloseTo(1 - 5 / 19.7, 1);
  });

  // What comes twice is no second reading: the database sees to that, and tests of the order of messages to the database.
  test('told in any order is the same trip', () => {
    const whole = tripsOf(drive);
    fc.assert(
      fc.property(fc.shuffledSubarray(drive, { minLength: drive.length }), (shuffled) => {
        expect(tripsOf(shuffled)).toEqual(whole);
      }),
      { numRuns: 5 },
    );
  });

  test.each([
    [1, 15],
    [5, 20],
    [60, 25],
  ])('begins and ends where it does though a receiver at rest scatters, every %i s by %i m', (every, metres) => {
    const step = seconds(every);
    const trips = tripsOf([
      ...parked(placeOf(first), began - hours(2), began - step, step, metres),
      ...drive,
      ...parked(placeOf(last), ended + step, ended + hours(2), step, metres),
    ]);
    expect(trips).toHaveLength(1);
    expect(Math.abs((trips[0]?.startedAt ?? 0) - began)).toBeLessThan(seconds(61));
    expect(Math.abs((trips[0]?.endedAt ?? 0) - ended)).toBeLessThan(seconds(61));
    expect(trips[0]?.pathKm).toBeLessThan(13.6);
  });

  test('and back is one trip with a stop of three minutes between, and two with one of twenty', () => {
    const there = [...drive];
    const stopped = (ms: number) => [
      ...there,
      ...parked(placeOf(last), ended + seconds(1), ended + ms - seconds(1), seconds(1), 4),
      ...shifted(homeward(drive), ms),
    ];
    expect(tripsOf(stopped(minutes(3)))).toHaveLength(1);
    const two = tripsOf(stopped(minutes(20)));
    expect(two).toHaveLength(2);
    const standingMs = (two[1]?.startedAt ?? 0) - (two[0]?.endedAt ?? 0);
    expect(Math.abs(standingMs - minutes(20))).toBeLessThan(seconds(40));
  });

  test('told by two receivers, some metres apart, is no longer for it', () => {
    const other = shifted(munich('second'), 400).map((one) => {
      const { latitude, longitude } = placeOf(one);
      return { ...one, value: { latitude: latitude + 0.0002, longitude } };
    });
    const [trip, ...others] = tripsOf([...drive, ...other]);
    expect(others).toEqual([]);
    expect(trip?.upstreams).toEqual(['first', 'second']);
    expect(trip?.pathKm).toBeLessThan(13.3);
  });
});
