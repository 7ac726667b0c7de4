import { expect, it } from 'vitest';
import { allCommands, askedOf, readLogView, stateGroups } from '../../../components/commands/log-view';

const read = (text: string) => readLogView(new URLSearchParams(text));

it('an address without conditions looks for everything', () => {
  expect(read('')).toEqual(allCommands);
  expect(askedOf(allCommands)).toEqual({});
});

it('what the address says is asked for', () => {
  const text = 'vin=WVW1&by=ada&type=lock&states=failed,accepted&from=1000&to=2000';
  expect(askedOf(read(text))).toEqual({
    ...{ vin: 'WVW1', by: 'ada', type: 'lock', states: 'accepted,failed', from: '1000', to: '2000' },
  });
});

it('states that are none, and a bulk that is none, are not asked for', () => {
  expect(askedOf(read('states=done,failed&bulk=7&from=yesterday'))).toEqual({ states: 'failed' });
});

it('a group of states that was chosen is the one that stands there afterwards', () => {
  for (const { states } of stateGroups) expect(read(`states=${states.join(',')}`).states).toBe(states.join(','));
});
