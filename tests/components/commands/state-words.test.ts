import { expect, it } from 'vitest';
import { stateWords, toneColors } from '../../../components/commands/state-words';
import { commandStates } from '../../../server/contract/commands';

const inTone = (tone: string) => commandStates.filter((state) => stateWords[state].tone === tone);

it('only what telemetry has confirmed is green', () => {
  expect(inTone('good')).toEqual(['confirmed']);
  expect(toneColors.good).toBe('teal');
});

it('what the broker took is in doubt, as is what nothing has shown', () => {
  expect(inTone('doubt')).toEqual(['accepted', 'unconfirmed', 'unknown']);
});

it('what went wrong is red, what simply was not sent grey', () => {
  expect(inTone('bad')).toEqual(['contradicted', 'failed']);
  expect(inTone('over')).toEqual(['expired', 'cancelled']);
});

it('each state has a word of its own', () => {
  expect(new Set(commandStates.map((state) => stateWords[state].label)).size).toBe(commandStates.length);
});
