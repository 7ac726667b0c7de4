import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTakenRoom, type LabelWish, placeLabels } from '../../../../components/map/basemap/label-placement';

const wish = (x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({
  x,
  y,
  width: 60,
  height: 14,
  gap: 5,
  anchors: ['right', 'left', 'below', 'above'],
  ...more,
});

describe('placeLabels', () => {
  test('writes the first name to the right of its place', () => {
    const [label] = placeLabels(createTakenRoom(400, 300), [wish(100, 100)], 10);
    expect(label).toMatchObject({ anchor: 'right', left: 105, top: 93 });
  });

  test('moves a less important name aside before it leaves it out', () => {
    const placed = placeLabels(createTakenRoom(400, 300), [wish(100, 100), wish(104, 102)], 10);
    expect(placed.map(({ anchor }) => anchor)).toEqual(['right', 'left']);
  });

  test('leaves out a name that has no other place', () => {
    const centred = { anchors: ['centre'] as const };
    const placed = placeLabels(createTakenRoom(400, 300), [wish(100, 100, centred), wish(110, 100, centred)], 10);
    expect(placed).toHaveLength(1);
  });

  test('never lets two names overlap nor one leave the picture', () => {
    const wishes = fc.array(
      fc.record({
        x: fc.integer({ min: -20, max: 420 }),
        y: fc.integer({ min: -20, max: 320 }),
        width: fc.integer({ min: 5, max: 120 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(wishes, (points) => {
        const placed = placeLabels(
          createTakenRoom(400, 300),
          points.map(({ x, y, width }) => wish(x, y, { width })),
          100,
        );
        for (const [index, a] of placed.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.left + a.wish.width).toBeLessThan(402);
          for (const b of placed.slice(index + 1)) {
            const isApart =
              a.left + a.wish.width < b.left ||
              b.left + b.wish.width < a.left ||
              a.top + 14 < b.top ||
              b.top + 14 < a.top;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });

  test('stops at the most names that can be read', () => {
    const many = Array.from({ length: 20 }, (_, index) => wish(200, 10 + index * 14));
    expect(placeLabels(createTakenRoom(400, 300), many, 5)).toHaveLength(5);
  });
});
