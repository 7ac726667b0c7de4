import { expect, it } from 'vitest';
import { deadlineChoices } from '../../../components/commands/deadline-choices';
import { days, minutes, seconds } from '../../../server/contract/duration';

it('the usual deadline of a type is among the choices, each once, the shortest first', () => {
  const labels = deadlineChoices(seconds(45)).map(({ label }) => label);
  expect(labels.slice(0, 3)).toEqual(['30 s', '45 s (usual for it)', '1 min']);
  expect(deadlineChoices(minutes(5)).map(({ label }) => label)).toContain('5 min (usual for it)');
  expect(deadlineChoices(minutes(5)).at(-1)).toEqual({ value: String(days(7)), label: '7 days' });
});
