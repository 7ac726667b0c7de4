import { expect, test } from 'vitest';
import { createTurns, TooManyWaiting } from '../../server/store/turns';

const staying = () => new AbortController().signal;

/** Work that goes on until it is told to end. */
function openWork() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, work: () => ended };
}

test('two work at once, and the others follow in their order', async () => {
  const inTurn = createTurns(2, 10);
  const begun: string[] = [];
  const [first, second] = [openWork(), openWork()];
  const begin = (name: string, work: () => Promise<void>) =>
    inTurn(staying(), () => {
      begun.push(name);
      return work();
    });
  const all = [begin('first', first.work), begin('second', second.work)];
  all.push(
    begin('third', () => Promise.resolve()),
    begin('fourth', () => Promise.resolve()),
  );
  expect(begun).toEqual(['first', 'second']);
  second.end();
  await Promise.all(all.slice(2));
  expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
  first.end();
  await Promise.all(all);
});

test('whoever gives up waiting loses nobody’s turn but his own', async () => {
  const inTurn = createTurns(1, 10);
  const first = openWork();
  const leaving = new AbortController();
  const working = inTurn(staying(), first.work);
  const left = inTurn(leaving.signal, () => Promise.resolve('never'));
  const stayed = inTurn(staying(), () => Promise.resolve('done'));
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  first.end();
  await working;
  expect(await stayed).toBe('done');
});

test('work that fails passes its turn on', async () => {
  const inTurn = createTurns(1, 10);
  await expect(inTurn(staying(), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await inTurn(staying(), () => Promise.resolve('done'))).toBe('done');
});

test('those beyond the bound are turned away at once', async () => {
  const inTurn = createTurns(1, 1);
  const first = openWork();
  const working = inTurn(staying(), first.work);
  const waiting = inTurn(staying(), () => Promise.resolve('done'));
  await expect(inTurn(staying(), () => Promise.resolve('never'))).rejects.toThrow(TooManyWaiting);
  first.end();
  await working;
  expect(await waiting).toBe('done');
});
