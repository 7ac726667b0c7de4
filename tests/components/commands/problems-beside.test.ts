import { expect, it } from 'vitest';
import { problemsBeside } from '../../../components/commands/problems-beside';

const driving = {
  ...{ signal: 'speed', isAtMost: 0, freshWithinMs: 120_000, expected: 'Speed at most 0 km/h', reading: null },
  ...{ holds: false, problem: 'Speed is 70.8 km/h, and must be at most 0 km/h' },
};

it('what does not hold is told once, and stands against the command all the same', () => {
  const problems = ['a reason is needed', driving.problem];
  expect(problemsBeside({ problems, preconditions: [driving] })).toEqual([
    'a reason is needed',
    'not all that must hold does',
  ]);
});

it('what does not hold yet stands against nothing where it is looked at later', () => {
  expect(problemsBeside({ problems: [], preconditions: [driving] })).toEqual([]);
});

it('where all holds the rest is told as it is', () => {
  expect(problemsBeside({ problems: ['a reason is needed'], preconditions: [] })).toEqual(['a reason is needed']);
});
