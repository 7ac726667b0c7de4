import { expect, test } from 'vitest';
import { fleetRowsOf } from '../../server/contract/fleet';
import { createFleetPicture } from '../../server/live/fleet-picture';
import { createFleetPieces, rowsPerPiece } from '../../server/live/fleet-pieces';
import { changeOf, reading } from './live-rig';

function fleetOf(count: number) {
  let now = 1_000;
  const clock = () => now;
  const picture = createFleetPicture({ clock });
  picture.apply(Array.from({ length: count }, (_, index) => changeOf(index + 1, [reading('speed', index, 1)])));
  const pieces = createFleetPieces({ picture, clock });
  const pass = (ms: number) => {
    now += ms;
  };
  return { picture, pieces, pass };
}

const fast = (id: number) => [changeOf(id, [reading('speed', 200, 9)])];

test('pieces in a row are the whole fleet, each vehicle once', () => {
  const { picture, pieces } = fleetOf(1_234);
  const ids: unknown[] = [];
  let since = 0;
  while (since < picture.revision()) {
    const piece = pieces.after(since);
    ids.push(...fleetRowsOf(piece.rows).map((row) => row[1]));
    since = piece.revision;
  }
  expect(ids).toEqual(Array.from({ length: 1_234 }, (_, index) => index + 1));
});

test('those who stand at the same revision share one encoding until something changes', () => {
  const { picture, pieces } = fleetOf(10);
  const piece = pieces.after(0);
  expect(pieces.after(0)).toBe(piece);
  picture.apply(fast(3));
  expect(pieces.after(0)).not.toBe(piece);
});

test('a full piece is shared for a second though its vehicles move on: they come again further on', () => {
  const { picture, pieces, pass } = fleetOf(rowsPerPiece + 1);
  const piece = pieces.after(0);
  picture.apply(fast(1));
  expect(pieces.after(0)).toBe(piece);
  expect(fleetRowsOf(pieces.after(piece.revision).rows).map((row) => row[1])).toEqual([rowsPerPiece + 1, 1]);
  pass(1_000);
  expect(pieces.after(0)).not.toBe(piece);
});

test('what nobody can use any more is let go', () => {
  const { picture, pieces } = fleetOf(10);
  const piece = pieces.after(0);
  picture.apply(fast(3));
  pieces.forget();
  expect(pieces.after(0)).not.toBe(piece);
});
