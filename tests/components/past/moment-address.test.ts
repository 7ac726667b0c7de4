import { expect, test } from 'vitest';
import {
  fleetAtPath,
  momentOf,
  readMoment,
  showsPast,
  withMoment,
  writeMoment,
} from '../../../components/past/moment-address';
import { changedSearch } from '../../../components/ui/changed-search';

const at = Date.UTC(2026, 10, 20, 13, 3, 22);
const read = (search: string) => readMoment(new URLSearchParams(search));

test('a moment is read as it was written', () => {
  for (const clock of ['event', 'received'] as const) {
    const search = changedSearch('?vehicle=A', writeMoment({ at, clock }));
    expect(read(search)).toEqual({ at, clock });
    expect(search).toContain('t=2026-11-20T13:03:22Z');
  }
  expect(changedSearch('?t=2026-11-20T13:03:22Z&clock=received&q=a', writeMoment(null))).toBe('?q=a');
});

test('what is no time in UTC is not said', () => {
  for (const text of [
    '',
    'yesterday',
    '2026-11-20',
    '2026-11-20T13:03:22',
    '2026-13-40T99:00:00Z',
    '1969-01-01T00:00:00Z',
  ])
    expect(read(`t=${text}`)).toBeNull();
  expect(read('t=2026-11-20T13:03Z')?.at).toBe(Date.UTC(2026, 10, 20, 13, 3));
  expect(read('t=2026-11-20T13:03:22.987Z')?.at).toBe(at);
  expect(read('t=2026-11-20T13:03:22Z&clock=sundial')?.clock).toBe('event');
});

test('links between the fleet and its vehicles keep the moment, links elsewhere do not', () => {
  const moment = { at, clock: 'received' } as const;
  expect(withMoment('/?vehicle=A', moment)).toBe('/?vehicle=A&t=2026-11-20T13:03:22Z&clock=received');
  expect(withMoment('/vehicles/A#sources', moment)).toBe('/vehicles/A?t=2026-11-20T13:03:22Z&clock=received#sources');
  expect(withMoment('/messages?vin=A', moment)).toBe('/messages?vin=A');
  expect(withMoment('/', null)).toBe('/');
});

test('a replay knows what was known at the moment of its address, and is no picture of that moment', () => {
  const search = new URLSearchParams('t=2026-11-20T13:03:22Z&clock=received');
  expect(momentOf('/vehicles/A/replay', search)).toEqual({ at, clock: 'received' });
  expect(momentOf('/messages', search)).toBeNull();
  expect(showsPast('/vehicles/A/replay')).toBe(false);
  expect(withMoment('/vehicles/A/replay', { at, clock: 'event' })).toBe('/vehicles/A/replay?t=2026-11-20T13:03:22Z');
});

test('the fleet at an instant counts what was told within its second, and has the vehicle chosen', () => {
  expect(fleetAtPath(at - 256, 'A B', 'event')).toBe('/?vehicle=A+B&t=2026-11-20T13:03:22Z');
  expect(fleetAtPath(at, 'A', 'received')).toBe('/?vehicle=A&t=2026-11-20T13:03:22Z&clock=received');
});
