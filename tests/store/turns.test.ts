import { expect, test } from 'vitest';
import { createTurns } from '../../server/store/turns';

const never = new AbortController().signal;

test('whoever comes when all turns are taken waits for the first that ends, in order', async () => {
  const turns = createTurns(1);
  const end = await turns.take(never);
  const order: string[] = [];
  const first = turns.take(never).then((done) => {
    order.push('first');
    done();
  });
  const second = turns.take(never).then((done) => {
    order.push('second');
    done();
  });
  expect(order).toEqual([]);
  end();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
  (await turns.take(never))();
});

test('whoever gives up waiting leaves the turn to the next', async () => {
  const turns = createTurns(1);
  const end = await turns.take(never);
  const gone = new AbortController();
  const waiting = turns.take(gone.signal);
  const next = turns.take(never);
  gone.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  end();
  (await next)();
  await expect(turns.take(gone.signal)).rejects.toThrow('gone');
});
