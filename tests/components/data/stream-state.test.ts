import { expect, test } from 'vitest';
import { createStream } from '../../../components/data/stream-state';

test('a phase keeps the time it began at, however much it catches up meanwhile', () => {
  let now = 1;
  const stream = createStream(() => now);
  stream.enter('offline');
  now = 5;
  stream.enter('catching-up', 90);
  now = 9;
  stream.enter('catching-up', 10);
  expect(stream.current()).toEqual({ phase: 'catching-up', since: 5, behind: 10 });
  stream.enter('live');
  expect(stream.current()).toEqual({ phase: 'live', since: 9 });
});

test('entering the phase one is in tells nobody and keeps the object', () => {
  const stream = createStream(() => 1);
  stream.enter('live');
  const state = stream.current();
  let calls = 0;
  stream.subscribe(() => {
    calls += 1;
  });
  stream.enter('live');
  expect(stream.current()).toBe(state);
  expect(calls).toBe(0);
});
