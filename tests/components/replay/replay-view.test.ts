import { expect, test } from 'vitest';
import { readReplayView, writeReplayView } from '../../../components/replay/replay-view';
import { changedSearch } from '../../../components/ui/changed-search';
import { minutes } from '../../../server/contract/duration';

const from = Date.UTC(2026, 10, 20, 7);
const read = (search: string) => readReplayView(new URLSearchParams(search));

test('every part of a view is read as it was written', () => {
  const view = {
    range: { from, to: from + minutes(30) },
    at: from + 61_250,
    speed: 60 as const,
    colour: 'altitude',
    graph: 'engine.speed',
    isFollowing: false,
    isSkipping: true,
    map: { latitude: 48.1, longitude: -11.5, zoom: 12.5 },
  };
  const { range, ...rest } = view;
  const search = changedSearch(changedSearch('', writeReplayView({ range })), writeReplayView(rest));
  expect(read(search)).toEqual(view);
});

test('what is usual is left out of the address, and taken where it says nothing', () => {
  const usual = read('');
  expect(usual).toMatchObject({ range: null, at: null, speed: 10, colour: 'speed', isFollowing: true, map: null });
  expect(changedSearch('', writeReplayView({ ...usual, range: null }))).toBe('');
  expect(read('?speed=7&at=soon&map=100,0,3')).toMatchObject({ speed: 10, at: null, map: null });
});

test('another time begins at its beginning, on a map that fits it', () => {
  const search = `?at=2026-11-20T07:00:05Z&map=48,11,12&colour=altitude`;
  expect(changedSearch(search, writeReplayView({ range: { preset: 'today' } }))).toBe('?colour=altitude&range=today');
});
