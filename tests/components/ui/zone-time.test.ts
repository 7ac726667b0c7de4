import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock, formatLocalTime, formatMinute } from '../../../components/ui/format-time';
import { isZone, offsetAt } from '../../../components/ui/zone-offset';
import { atOfWall, dayStart, isDoubled, momentsOfWall, offsetText, wallOf } from '../../../components/ui/zone-time';
import { days, hours, minutes } from '../../../server/contract/duration';

const berlin = 'Europe/Berlin';
const howe = 'Australia/Lord_Howe';
const zones = [berlin, 'America/New_York', 'Asia/Kolkata', howe, 'UTC'];

describe('the hour that autumn has twice (Berlin, 2026-10-25)', () => {
  const summer = Date.UTC(2026, 9, 25, 0, 30);
  const winter = Date.UTC(2026, 9, 25, 1, 30);

  it('is told apart by its offset, and no other hour has one', () => {
    expect(formatLocalTime(summer, berlin)).toBe('2026-10-25 02:30:00 +02:00');
    expect(formatLocalTime(winter, berlin)).toBe('2026-10-25 02:30:00 +01:00');
    expect(formatClock(summer, berlin)).toBe('02:30:00 +02:00');
    expect(formatMinute(winter, winter, berlin)).toBe('02:30 +01:00');
    expect(formatLocalTime(Date.UTC(2026, 9, 24, 23, 59, 59), berlin)).toBe('2026-10-25 01:59:59');
    expect(formatLocalTime(Date.UTC(2026, 9, 25, 2), berlin)).toBe('2026-10-25 03:00:00');
  });

  it('is two moments, the earlier of which is taken where only the clock is told', () => {
    const wall = Date.UTC(2026, 9, 25, 2, 30);
    expect(momentsOfWall(wall, berlin)).toEqual([summer, winter]);
    expect(atOfWall(wall, berlin)).toBe(summer);
    expect(isDoubled(summer, berlin) && isDoubled(winter, berlin)).toBe(true);
  });

  it('makes a day of 25 hours', () => {
    expect(dayStart(winter, berlin, 1) - dayStart(winter, berlin)).toBe(hours(25));
  });
});

describe('the hour that spring leaves out (Berlin, 2026-03-29)', () => {
  it('is no moment, and what is said of it is as much later', () => {
    const wall = Date.UTC(2026, 2, 29, 2, 30);
    expect(momentsOfWall(wall, berlin)).toEqual([]);
    expect(formatLocalTime(atOfWall(wall, berlin), berlin)).toBe('2026-03-29 03:30:00');
  });

  it('makes a day of 23 hours, whose clocks go from 01:59:59 to 03:00:00', () => {
    const turn = Date.UTC(2026, 2, 29, 1);
    expect(dayStart(turn, berlin, 1) - dayStart(turn, berlin)).toBe(hours(23));
    expect(formatClock(turn - 1_000, berlin)).toBe('01:59:59');
    expect(formatClock(turn, berlin)).toBe('03:00:00');
  });
});

describe('other zones', () => {
  it('New York turns back at six in UTC', () => {
    expect(formatLocalTime(Date.UTC(2026, 10, 1, 5, 30), 'America/New_York')).toBe('2026-11-01 01:30:00 -04:00');
    expect(formatLocalTime(Date.UTC(2026, 10, 1, 6, 30), 'America/New_York')).toBe('2026-11-01 01:30:00 -05:00');
  });

  it('Kolkata is half an hour off, and never turns', () => {
    expect(formatLocalTime(Date.UTC(2026, 9, 25, 0, 30), 'Asia/Kolkata')).toBe('2026-10-25 06:00:00');
    expect(offsetText(0, 'Asia/Kolkata')).toBe('+05:30');
  });

  it('Lord Howe turns by half an hour', () => {
    // Clocks there go from 02:00 back to 01:30 (2026-04-05) and from 02:00 to 02:30 (2026-10-04).
    expect(formatLocalTime(Date.UTC(2026, 3, 4, 14, 45), howe)).toBe('2026-04-05 01:45:00 +11:00');
    expect(formatLocalTime(Date.UTC(2026, 3, 4, 15, 15), howe)).toBe('2026-04-05 01:45:00 +10:30');
    expect(formatLocalTime(Date.UTC(2026, 3, 4, 14, 15), howe)).toBe('2026-04-05 01:15:00');
    expect(momentsOfWall(Date.UTC(2026, 9, 4, 2, 15), howe)).toEqual([]);
  });

  it('are known by name, or refused', () => {
    expect(isZone(howe)).toBe(true);
    expect(isZone('Europe/Nowhere')).toBe(false);
  });
});

it('every moment is among those of what its clocks show', () => {
  const year = { min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) };
  fc.assert(
    fc.property(fc.integer(year), fc.constantFrom(...zones), (at, zone) => {
      expect(momentsOfWall(wallOf(at, zone), zone)).toContain(at);
      expect(Math.abs(offsetAt(at, zone)) % minutes(15)).toBe(0);
      expect(at - dayStart(at, zone)).toBeGreaterThanOrEqual(0);
      expect(at - dayStart(at, zone)).toBeLessThan(days(1) + hours(1));
    }),
  );
});
