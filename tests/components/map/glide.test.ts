import { describe, expect, test } from 'vitest';
import { type Glides, glideBetween, moveGlides } from '../../../components/map/glide';

const worldPixels = 1_000_000;
const step = { fromX: 0.5, fromY: 0.5, toX: 0.5001, toY: 0.5, betweenMs: 5_000 };

describe('glideBetween', () => {
  test('glides a second when the fixes are further apart in time', () => {
    expect(glideBetween(step, worldPixels, 1_000)).toMatchObject({ startedAt: 1_000, durationMs: 1_000 });
  });

  test('glides as long as the vehicle took when that was less', () => {
    expect(glideBetween({ ...step, betweenMs: 500 }, worldPixels, 0)?.durationMs).toBe(500);
  });

  test.each([
    ['across a gap nobody knows the path through', { ...step, toX: 0.6 }],
    ['for a distance nobody sees', { ...step, toX: 0.5000001 }],
    ['back to an earlier fix', { ...step, betweenMs: -1 }],
    ['from nowhere', { ...step, fromX: Number.NaN }],
  ])('jumps %s', (_, jump) => {
    expect(glideBetween(jump, worldPixels, 0)).toBeNull();
  });
});

describe('moveGlides', () => {
  test('says how fast the fastest is, so that nothing is drawn before it has moved by a pixel', () => {
    const slow = glideBetween(step, worldPixels, 0);
    const fast = glideBetween({ ...step, betweenMs: 250 }, worldPixels, 0);
    const glides: Glides = new Map([slow, fast].flatMap((glide, place) => (glide ? [[place, glide]] : [])));
    const [x, y] = [Float64Array.of(0.5, 0.5), Float64Array.of(0.5, 0.5)];
    expect(moveGlides(glides, x, y, 100) * worldPixels).toBeCloseTo(100 / 250, 9);
    moveGlides(glides, x, y, 250);
    expect(moveGlides(glides, x, y, 300) * worldPixels).toBeCloseTo(100 / 1_000, 9);
  });

  test('moves a marker from fix to fix and never beyond the newest', () => {
    const x = Float64Array.of(0.5);
    const y = Float64Array.of(0.5);
    const glide = glideBetween(step, worldPixels, 0);
    const glides: Glides = new Map(glide ? [[0, glide]] : []);
    moveGlides(glides, x, y, 500);
    expect(x[0]).toBeCloseTo(0.50005, 12);
    moveGlides(glides, x, y, 60_000);
    expect(x[0]).toBe(0.5001);
    expect(glides.size).toBe(0);
  });
});
