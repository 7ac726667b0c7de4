import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRevisionOrder } from '../../server/live/revision-order';

type Item = { id: number; revision: number; older: Item | null; newer: Item | null };

const item = (id: number): Item => ({ id, revision: 0, older: null, newer: null });

test('what changed after a revision is each item once, in the order of its last change', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(6), { maxLength: 60 }),
      fc.nat(70),
      fc.integer({ min: 1, max: 8 }),
      (touches, since, limit) => {
        const order = createRevisionOrder<Item>();
        const items = Array.from({ length: 7 }, (_, id) => item(id));
        const lastTouch = new Map<number, number>();
        for (const [index, id] of touches.entries()) {
          const touched = items[id];
          if (touched !== undefined) order.touch(touched);
          lastTouch.delete(id);
          lastTouch.set(id, index + 1);
        }
        const expected = [...lastTouch].filter(([, revision]) => revision > since).slice(0, limit);
        expect(order.after(since, limit).map(({ id, revision }) => [id, revision])).toEqual(expected);
        expect(order.revision()).toBe(touches.length);
      },
    ),
  );
});

test('going on from the revision of the last item of a piece misses nothing, even while items change', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }),
      fc.array(fc.nat(20), { maxLength: 20 }),
      (first, during) => {
        const order = createRevisionOrder<Item>();
        const items = Array.from({ length: 21 }, (_, id) => item(id));
        const touch = (id: number | undefined) => {
          const touched = items[id ?? 0];
          if (touched !== undefined) order.touch(touched);
        };
        first.forEach(touch);
        const told = new Map<number, number>();
        let since = 0;
        let step = 0;
        for (let piece = order.after(since, 3); piece.length > 0; piece = order.after(since, 3)) {
          for (const each of piece) told.set(each.id, each.revision);
          since = piece.at(-1)?.revision ?? since;
          if (step < during.length) touch(during[step]);
          step += 1;
        }
        const changed = items.filter(({ revision }) => revision > 0);
        expect(told).toEqual(new Map(changed.map(({ id, revision }) => [id, revision])));
      },
    ),
  );
});
