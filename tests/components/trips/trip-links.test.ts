import { expect, test } from 'vitest';
import { lastReplayPath } from '../../../components/trips/trip-links';

test('the last trip is replayed as of the moment that is shown', () => {
  expect(lastReplayPath('A B', null)).toBe('/vehicles/A%20B/replay');
  expect(lastReplayPath('A B', Date.UTC(2026, 10, 20, 13, 3, 22))).toBe(
    '/vehicles/A%20B/replay?at=2026-11-20T13:03:22Z',
  );
});
