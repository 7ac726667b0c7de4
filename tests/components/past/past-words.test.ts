import { expect, test } from 'vitest';
import { noPast } from '../../../components/past/past-state';
import { howLongAgo, spokenPast } from '../../../components/past/past-words';
import { formatAge, formatAgo } from '../../../components/ui/format-age';
import { minutes } from '../../../server/contract/duration';

const moment = { at: new Date(2026, 10, 20, 14, 3, 22).getTime(), clock: 'received' } as const;
const shown = { ...noPast, wanted: moment, shown: moment };

test('ages of the past are told from its moment', () => {
  expect(formatAge(500, true)).toBe('then');
  expect(formatAgo(500, true)).toBe('just then');
  expect(formatAgo(minutes(4), true)).toBe('4 min before');
  expect(formatAgo(minutes(4))).toBe('4 min ago');
});

test('how long ago the moment itself was is told from now', () => {
  expect(howLongAgo(moment.at, moment.at + minutes(50))).toBe('50 min ago');
  expect(howLongAgo(moment.at, moment.at - 500)).toBe('just now');
  expect(howLongAgo(moment.at, moment.at - minutes(1))).toBe('yet to come');
});

test('those who listen are told which moment is shown and by which clock', () => {
  expect(spokenPast(shown)).toBe('Showing 2026-11-20 14:03:22, as we knew it');
  expect(spokenPast({ ...shown, isAtNewest: true })).toMatch(/This is the newest moment$/);
  expect(spokenPast({ ...shown, shown: null, isLoading: true })).toBe('Loading 2026-11-20 14:03:22');
  expect(spokenPast({ ...shown, problem: { sentence: 'The server is away.', isTriedAgain: true } })).toBe(
    'The server is away.',
  );
  expect(spokenPast(noPast)).toBe('');
});

test('while it is played they are not told of every second', () => {
  const play = { speed: 60, phase: 'playing' } as const;
  const later = { ...moment, at: moment.at + 1_000 };
  expect(spokenPast({ ...shown, play })).toBe(spokenPast({ ...shown, shown: later, wanted: later, play }));
});
