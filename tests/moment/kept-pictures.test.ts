import { expect, test } from 'vitest';
import { createKeptPictures } from '../../server/moment/kept-pictures';
import { createPastPicture } from '../../server/moment/past-picture';

/** A picture of some vehicles at a moment. */
function pictureAt(at: number, vehicles: number, loadedAt = 0) {
  const picture = createPastPicture('event', loadedAt);
  const named = Array.from({ length: vehicles }, (_, id) => ({ id, vin: `V${id}`, name: null, model: null }));
  picture.show({ vehicles: named, told: [], isLittle: false }, at);
  return picture;
}

test('a picture is found by its clock and moment, once', () => {
  const kept = createKeptPictures(() => 0);
  const picture = pictureAt(1_000, 1);
  kept.put(picture);
  expect(kept.take('received', 1_000)).toBeUndefined();
  expect(kept.take('event', 1_001)).toBeUndefined();
  expect(kept.take('event', 1_000)).toBe(picture);
  expect(kept.take('event', 1_000)).toBeUndefined();
});

test('a picture that was loaded a minute ago is loaded anew', () => {
  let now = 0;
  const kept = createKeptPictures(() => now);
  kept.put(pictureAt(1_000, 1));
  now = 60_001;
  expect(kept.take('event', 1_000)).toBeUndefined();
});

test('of many pictures the last eight are kept, and of large ones fewer', () => {
  const kept = createKeptPictures(() => 0);
  for (let at = 1; at <= 10; at += 1) kept.put(pictureAt(at, 1));
  expect([1, 2, 3, 10].map((at) => kept.take('event', at) !== undefined)).toEqual([false, false, true, true]);
  for (const at of [20, 21, 22]) kept.put({ ...pictureAt(at, 1), count: () => 90_000 });
  expect([20, 21, 22].map((at) => kept.take('event', at) !== undefined)).toEqual([false, true, true]);
});
