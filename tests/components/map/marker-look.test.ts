import { describe, expect, test } from 'vitest';
import {
  headings,
  lookCode,
  lookOf,
  lookRank,
  looks,
  nextLookAt,
  outdatedPlaceAge,
  vehicleLook,
} from '../../../components/map/marker-look';
import { hours, minutes } from '../../../server/contract/duration';
import { blankVehicle } from '../../../server/contract/fleet';

const now = 1_800_000_000_000;
const moving = { ...blankVehicle(1, 'A'), speed: 60, speedAt: now, heading: 90, lastAt: now, positionAt: now };
const lookAt = (vehicle: typeof moving, at = now) => lookOf(vehicleLook(vehicle, at));

describe('lookCode', () => {
  test('gives every look a number of its own, and gives it back', () => {
    for (let code = 0; code < looks; code++) expect(lookCode(lookOf(code))).toBe(code);
  });
});

describe('vehicleLook', () => {
  test('draws a heading of 0° as an arrow to the north', () => {
    expect(lookAt({ ...moving, heading: 0 })).toMatchObject({ shape: 'moving', direction: 0 });
  });

  test('turns the arrow clockwise, and 359° is nearly north', () => {
    expect(lookAt(moving).direction).toBe(headings / 4);
    expect(lookAt({ ...moving, heading: 359.9 }).direction).toBe(0);
  });

  test('claims no direction for a moving vehicle whose heading nobody sent', () => {
    expect(lookOf(vehicleLook({ ...moving, heading: null }, now))).toMatchObject({
      shape: 'moving-anywhere',
      motion: 'moving',
    });
  });

  test('draws no arrow for a vehicle that stands, whatever its last heading', () => {
    expect(lookAt({ ...moving, speed: 0 }).shape).toBe('parked');
  });

  test('hatches a position that is old though other signals are new', () => {
    expect(lookAt({ ...moving, positionAt: now - hours(24) })).toMatchObject({ motion: 'moving', isHatched: true });
    expect(lookAt(moving).isHatched).toBe(false);
  });

  test('rings a low tire and a trouble code, and lays both above the rest', () => {
    for (const trouble of [{ hasLowTire: true }, { troubleCodes: 2 }]) {
      const code = vehicleLook({ ...moving, ...trouble }, now);
      expect(lookOf(code).needsAttention).toBe(true);
      expect(lookRank(code)).toBe(2);
    }
    expect(lookRank(vehicleLook(moving, now))).toBe(1);
    expect(lookRank(vehicleLook({ ...moving, speed: 0 }, now))).toBe(0);
  });
});

describe('outdatedPlaceAge', () => {
  test('tells how old the place is of whoever may be elsewhere by now, and of nobody else', () => {
    const old = now - hours(3);
    expect(outdatedPlaceAge({ ...moving, lastAt: old, positionAt: old, speedAt: old }, now)).toBe(hours(3));
    expect(outdatedPlaceAge({ ...moving, positionAt: old }, now)).toBe(hours(3));
    expect(outdatedPlaceAge(moving, now)).toBeNull();
    expect(outdatedPlaceAge({ ...moving, lastAt: old, speedAt: old, positionAt: null }, now)).toBeNull();
  });
});

describe('nextLookAt', () => {
  test('tells when a moving vehicle will be stale, and then it is', () => {
    const next = nextLookAt(moving, now);
    expect(next).toBe(now + minutes(10));
    expect(lookAt(moving, next).motion).toBe('moving');
    expect(lookAt(moving, next + 1).motion).toBe('stale');
  });

  test('tells when the older position will be hatched', () => {
    expect(nextLookAt({ ...moving, positionAt: now - minutes(4) }, now)).toBe(now + minutes(6));
  });

  test('is never for a vehicle that can grow no staler', () => {
    const old = now - hours(30);
    expect(nextLookAt({ ...moving, lastAt: old, positionAt: old, speedAt: old }, now)).toBe(Infinity);
  });

  test('is when the speed grows too old, though other signals are new', () => {
    expect(nextLookAt({ ...moving, speedAt: now - minutes(7) }, now)).toBe(now + minutes(3));
  });
});
