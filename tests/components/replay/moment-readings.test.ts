import { expect, test } from 'vitest';
import { momentLines, toldAt } from '../../../components/replay/moment-readings';
import type { BandSeries, LineSeries, VehicleHistory } from '../../../server/contract/history';
import type { Reading } from '../../../server/contract/reading';

const before: Reading = {
  ...{ signal: 'speed', value: 7, at: 5, receivedAt: 6, timeSource: 'property', upstream: 'cars', message: '1.1' },
};
const drawn = { count: 2, lateCount: 0, columnMs: null, gaps: [], before: null, after: null };
const speed: LineSeries = {
  ...drawn,
  ...{ drawn: 'line', signal: 'speed', at: [10, 20], value: [50, 60], otherAt: [null, null], upstream: [0, 0] },
  ...{ late: [], least: 50, greatest: 60 },
};
const ignition: BandSeries = {
  ...drawn,
  drawn: 'bands',
  signal: 'ignition.state',
  bands: [{ from: 10, to: null, value: 'on', count: 3, lastAt: 40, upstream: 0, isLate: false }],
};

test('at an instant the newest reading of then or before is told, as old as it is', () => {
  expect(toldAt(speed, 9)).toBeNull();
  expect(toldAt(speed, 19)).toEqual({ value: 50, at: 10 });
  expect(toldAt(speed, 20)).toEqual({ value: 60, at: 20 });
});

test('before the first of a range it is the one before it', () => {
  expect(toldAt({ ...speed, before }, 9)).toEqual({ value: 7, at: 5 });
});

test('by the received clock a number is as old as its measurement, where that is known', () => {
  const received = { ...speed, otherAt: [4, null] };
  expect(toldAt(received, 15, 'received')).toEqual({ value: 50, at: 4 });
  expect(toldAt(received, 25, 'received')).toEqual({ value: 60, at: 20 });
  expect(toldAt(received, 15)).toEqual({ value: 50, at: 10 });
});

test('by the received clock what comes late is no news', () => {
  const received = { ...speed, otherAt: [9, 4] };
  expect(toldAt(received, 25, 'received')).toEqual({ value: 50, at: 9 });
  expect(toldAt({ ...received, otherAt: [3, 4], before }, 25, 'received')).toEqual({ value: 7, at: 5 });
});

test('a state is not younger than what had been told by then', () => {
  expect(toldAt(ignition, 30)).toEqual({ value: 'on', at: 10 });
  expect(toldAt(ignition, 50)).toEqual({ value: 'on', at: 40 });
});

test('there is a line for each signal told, one for a kind nobody told of, and those that are drawn', () => {
  const history: VehicleHistory = { from: 0, to: 60, clock: 'event', upstreams: [], series: [speed, ignition] };
  expect(momentLines(history, ['speed', 'ignition.state', 'altitude'])).toEqual([
    { name: 'Speed', signal: 'speed' },
    { name: 'Odometer', signal: null },
    { name: 'Energy', signal: null },
    { name: 'Ignition', signal: 'ignition.state' },
  ]);
});
