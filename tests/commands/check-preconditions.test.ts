import { describe, expect, it } from 'vitest';
import { checkPreconditions } from '../../server/commands/check-preconditions';
import type { Precondition } from '../../server/contract/commands';
import { hours, minutes } from '../../server/contract/duration';
import type { Reading } from '../../server/contract/reading';
import { published, secondsAfter, told } from './told';

const freshWithinMs = minutes(2);
const standing: Precondition = { signal: 'speed', isAtLeast: 0, isAtMost: 0, freshWithinMs };
const ignitionOff: Precondition = { signal: 'ignition.state', isOneOf: ['off', 'lock'], freshWithinMs };

/** What is wrong with one precondition, given what was last told. */
function check(precondition: Precondition, ...readings: Reading[]) {
  const newest = new Map(readings.map((reading) => [reading.signal, reading]));
  const [checked] = checkPreconditions([precondition], newest, published);
  if (checked === undefined) throw new Error('expected one answer for one precondition');
  return checked;
}
const problemOf = (...given: Parameters<typeof check>) => check(...given).problem;

describe('a precondition', () => {
  it('holds by a fresh reading that is right, and shows it', () => {
    const reading = told('speed', 0, -30);
    expect(check(standing, reading)).toEqual({
      ...standing,
      expected: 'Speed 0 km/h',
      reading,
      holds: true,
      problem: null,
    });
  });

  it('does not hold by a value that is not right', () => {
    expect(problemOf(standing, told('speed', 42, -30))).toBe('Speed is 42 km/h, and must be 0 km/h');
    expect(problemOf(ignitionOff, told('ignition.state', 'on', -30))).toBe('Ignition is on, and must be off or lock');
  });

  it('does not hold of a vehicle in reverse, whose speed is below zero', () => {
    expect(check(standing, told('speed', -8, -30)).holds).toBe(false);
  });

  it('does not hold by a reading that is too old, though its value is right', () => {
    const checked = check(standing, told('speed', 0, -840));
    expect(checked.holds).toBe(false);
    expect(checked.problem).toBe('Speed was last told 14 min ago (0 km/h), and may be 2 min old at most');
    expect(checked.reading?.value).toBe(0);
  });

  it('holds up to the very millisecond, and no longer', () => {
    expect(check(standing, told('speed', 0, -120)).holds).toBe(true);
    expect(check(standing, told('speed', 0, -120.001)).holds).toBe(false);
  });

  it('tells of a place that is too old without telling it', () => {
    const problem = problemOf(
      { signal: 'position', freshWithinMs },
      told('position', { latitude: 57, longitude: 12 }, -121),
    );
    expect(problem).toBe('Position was last told 2 min 1 s ago (a position), and may be 2 min old at most');
  });

  it('does not hold where nothing was ever told', () => {
    expect(check(standing)).toMatchObject({ holds: false, reading: null, problem: 'Speed has never been told' });
  });

  it('is as old as the earlier of its times: a clock that runs ahead makes nothing fresh', () => {
    const ahead = told('speed', 0, 200, { receivedAt: secondsAfter(-100) });
    expect(check(standing, ahead).holds).toBe(true);
    const old = told('speed', 0, 60, { receivedAt: published - hours(1) });
    expect(problemOf(standing, old)).toContain('last told 1 h ago');
  });

  it('takes a reading of this very moment, or of a moment to come, for fresh', () => {
    expect(check(standing, told('speed', 0, 1)).holds).toBe(true);
  });

  it('takes words in whatever case', () => {
    expect(check(ignitionOff, told('ignition.state', 'OFF', -30)).holds).toBe(true);
  });

  it('of a number does not hold by a text', () => {
    expect(check(standing, told('speed', '0', -30)).holds).toBe(false);
  });

  it('may ask for freshness alone', () => {
    const anywhere: Precondition = { signal: 'position', freshWithinMs };
    expect(check(anywhere, told('position', { latitude: 1, longitude: 2 }, -30))).toMatchObject({
      holds: true,
      expected: 'Position of any value',
    });
  });

  it.each([
    [{ isAtMost: 5 }, 'Speed at most 5 km/h'],
    [{ isAtLeast: 5 }, 'Speed at least 5 km/h'],
    [{ isAtLeast: 1, isAtMost: 5 }, 'Speed at least 1 km/h and at most 5 km/h'],
    [{ isOneOf: [0, 5] }, 'Speed 0 km/h or 5 km/h'],
  ])('says what it expects: %j', (bounds, expected) => {
    expect(check({ signal: 'speed', freshWithinMs, ...bounds }).expected).toBe(expected);
  });

  it('names a signal that the catalogue does not know by its id', () => {
    expect(problemOf({ signal: 'drogue.hatch', isOneOf: [false], freshWithinMs }, told('drogue.hatch', true, -5))).toBe(
      'drogue.hatch is yes, and must be no',
    );
  });
});

describe('several preconditions', () => {
  it('are answered each, in their order', () => {
    const newest = new Map([['speed', told('speed', 0, -5)]]);
    const holds = checkPreconditions([ignitionOff, standing], newest, published).map((one) => one.holds);
    expect(holds).toEqual([false, true]);
    expect(checkPreconditions([], newest, published)).toEqual([]);
  });
});
