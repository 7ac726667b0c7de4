import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVehicleFeeds, type VehicleRoom } from '../../../components/data/vehicle-feeds';
import type { VehicleState } from '../../../server/contract/live';
import { reading } from '../../live/live-rig';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Answer = Parameters<Parameters<VehicleRoom['join']>[1]>[0];

const stateOf = (vin: string): VehicleState => ({
  id: 1,
  vin,
  name: null,
  model: null,
  readings: [reading('speed', 1, 1)],
  absences: [],
  availabilities: [],
});

/** Feeds on a server that is asked, and answers when told to. */
function feedsOn() {
  const asked: { vin: string; answer: (answer: Answer) => void }[] = [];
  const left: string[] = [];
  const listed = new Set<string>();
  const feeds = createVehicleFeeds({
    schedule: (task) => task(),
    isListed: (vin) => listed.has(vin),
    room: { join: (vin, answer) => asked.push({ vin, answer }), leave: (vin) => left.push(vin) },
  });
  return { feeds, asked, left, listed };
}

const nobody = () => undefined;

test('a vehicle is asked for with its first listener and left with its last', () => {
  const { feeds, asked, left } = feedsOn();
  const stops = [feeds.subscribe('A', nobody), feeds.subscribe('A', () => 0)];
  expect(asked.map(({ vin }) => vin)).toEqual(['A']);
  stops[0]?.();
  expect(left).toEqual([]);
  stops[1]?.();
  expect(left).toEqual(['A']);
});

test('it is loading until answered, then ready, and follows changes', () => {
  const { feeds, asked } = feedsOn();
  let calls = 0;
  feeds.subscribe('A', () => {
    calls += 1;
  });
  expect(feeds.current('A').status).toBe('loading');
  asked[0]?.answer({ state: stateOf('A'), now: 1 });
  expect(feeds.current('A').status).toBe('ready');
  feeds.apply({ vin: 'A', readings: [reading('speed', 2, 2)], absences: [], now: 2 });
  feeds.apply({ vin: 'A', readings: [reading('speed', 1, 1)], absences: [], now: 3 });
  expect(feeds.current('A').state?.readings.get('speed')?.value).toBe(2);
  expect(calls).toBe(2);
});

test('what is shown stays on the screen while a new connection asks again', () => {
  const { feeds, asked } = feedsOn();
  feeds.subscribe('A', nobody);
  asked[0]?.answer({ state: stateOf('A'), now: 1 });
  const shown = feeds.current('A');
  feeds.rejoin();
  expect(asked).toHaveLength(2);
  expect(feeds.current('A')).toBe(shown);
});

test('a refusal is shown beside what is known', () => {
  const { feeds, asked } = feedsOn();
  feeds.subscribe('A', nobody);
  asked[0]?.answer({ error: 'too many' });
  expect(feeds.current('A')).toMatchObject({ status: 'failed', error: 'too many', state: null });
});

test('a refused page asks again by itself, less and less often, until it is answered', () => {
  const { feeds, asked } = feedsOn();
  feeds.subscribe('A', nobody);
  for (const [refusals, stepMs] of [1_000, 2_000, 4_000].entries()) {
    asked[refusals]?.answer({ error: 'too many' });
    vi.advanceTimersByTime(stepMs * 0.49);
    expect(asked).toHaveLength(refusals + 1);
    vi.advanceTimersByTime(stepMs * 1.02);
    expect(asked).toHaveLength(refusals + 2);
  }
  asked[3]?.answer({ state: stateOf('A'), now: 1 });
  expect(feeds.current('A')).toMatchObject({ status: 'ready', error: null });
  expect(vi.getTimerCount()).toBe(0);
});

test('a refused page asks no more once it has gone, and at once on a new connection', () => {
  const { feeds, asked } = feedsOn();
  const stop = feeds.subscribe('A', nobody);
  asked[0]?.answer({ error: 'too many' });
  feeds.rejoin();
  expect(asked).toHaveLength(2);
  expect(vi.getTimerCount()).toBe(0);
  asked[1]?.answer({ error: 'too many' });
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('a VIN no vehicle has is unknown, and asked for again when it comes into the fleet, once', () => {
  const { feeds, asked, listed } = feedsOn();
  feeds.subscribe('A', nobody);
  asked[0]?.answer({ state: null, now: 1 });
  expect(feeds.current('A').status).toBe('unknown');
  feeds.retryUnknown();
  expect(asked).toHaveLength(1);
  listed.add('A');
  feeds.retryUnknown();
  feeds.retryUnknown();
  expect(asked).toHaveLength(2);
  asked[1]?.answer({ state: stateOf('A'), now: 2 });
  expect(feeds.current('A').status).toBe('ready');
});

test('a vehicle in the fleet that the server does not know is not asked for until it has gone and come', () => {
  const { feeds, asked, listed } = feedsOn();
  listed.add('A');
  feeds.subscribe('A', nobody);
  asked[0]?.answer({ state: null, now: 1 });
  feeds.retryUnknown();
  expect(asked).toHaveLength(1);
  listed.delete('A');
  feeds.retryUnknown();
  listed.add('A');
  feeds.retryUnknown();
  expect(asked).toHaveLength(2);
});

test('a vehicle that comes while the server looks for it is asked for again', () => {
  const { feeds, asked, listed } = feedsOn();
  feeds.subscribe('A', nobody);
  listed.add('A');
  asked[0]?.answer({ state: null, now: 1 });
  asked[1]?.answer({ state: stateOf('A'), now: 2 });
  expect(feeds.current('A').status).toBe('ready');
});

test('an answer that comes after the page has gone is dropped', () => {
  const { feeds, asked } = feedsOn();
  feeds.subscribe('A', nobody)();
  asked[0]?.answer({ state: stateOf('A'), now: 1 });
  expect(feeds.current('A').status).toBe('loading');
});
