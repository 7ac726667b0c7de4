import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWheel } from '../../server/demo/wheel';

test('whatever is added comes out once, not early and at most two slots late', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (times) => {
      const wheel = createWheel<number>(0, 100, 16);
      for (const at of times) wheel.add(at, at);
      const taken: number[] = [];
      for (let now = 0; now <= 20_400; now += 100) {
        for (const at of wheel.takeDue(now)) {
          expect(at).toBeLessThanOrEqual(now);
          expect(now - at).toBeLessThanOrEqual(200);
          taken.push(at);
        }
      }
      expect(taken.sort((a, b) => a - b)).toEqual(times.sort((a, b) => a - b));
      expect(wheel.size()).toBe(0);
    }),
  );
});

test('after a jump of the clock all that waited comes at once', () => {
  const wheel = createWheel<string>(0, 100, 16);
  wheel.add('soon', 300);
  wheel.add('later', 90_000);
  expect(wheel.takeDue(1_000_000).sort()).toEqual(['later', 'soon']);
});

test('what is never due is not kept', () => {
  const wheel = createWheel<string>(0, 100, 16);
  wheel.add('never', Number.POSITIVE_INFINITY);
  expect(wheel.size()).toBe(0);
});
