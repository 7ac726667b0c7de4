import { expect, it } from 'vitest';
import { keepState, nothingPending } from '../../server/transports/source-state';

it('a connection is away through all its tries, and since the first of them', () => {
  let now = 1;
  const state = keepState(
    () => now,
    () => undefined,
  );
  const at = (time: number, phase: 'connecting' | 'live' | 'waiting') => {
    now = time;
    state.enter(phase, null);
    return state.read(nothingPending);
  };
  expect(at(2, 'connecting').awaySince).toBe(1);
  expect(at(3, 'live').awaySince).toBeNull();
  expect(at(4, 'waiting')).toMatchObject({ since: 4, awaySince: 4 });
  expect(at(5, 'connecting')).toMatchObject({ since: 5, awaySince: 4 });
  expect(at(6, 'waiting')).toMatchObject({ since: 6, awaySince: 4 });
});
