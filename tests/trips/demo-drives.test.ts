import { expect, test } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import { epochBefore, liveLife } from '../../server/demo/life/life';
import type { State } from '../../server/demo/life/state';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { type Sample, sample, tripsOf } from './drives';

const from = Date.UTC(2026, 10, 20, 0);
const epoch = epochBefore(from);

/** A drive as the demo has it: from the first second on the road to the last. */
type Leg = { startedAt: number; endedAt: number; km: number };

/** What a vehicle of the demo did on a day, second by second, and what it told every `everyMs`, or on its stops less. */
function lived(index: number, everyMs: number, tell: (state: State) => Sample[]) {
  const life = liveLife(makeVehicle(1, index), epoch);
  const legs: (Leg & { startKm: number })[] = [];
  const samples: Sample[] = [];
  let leg: (Leg & { startKm: number }) | undefined;
  let toldAt = 0;
  for (let at = from; at < from + hours(14); at += seconds(1)) {
    const state = life(at);
    const isDriving = state.stay === null;
    if (isDriving && leg === undefined) leg = { startedAt: at, endedAt: at, km: 0, startKm: state.odometerKm };
    if (isDriving && leg !== undefined) Object.assign(leg, { endedAt: at, km: state.odometerKm - leg.startKm });
    if (!isDriving && leg !== undefined) {
      legs.push(leg);
      leg = undefined;
    }
    if (
      at - toldAt < (isDriving ? everyMs : minutes(4)) &&
      leg?.startedAt !== at &&
      legs.at(-1)?.endedAt !== at - seconds(1)
    )
      continue;
    toldAt = at;
    samples.push(...tell(state));
  }
  return { legs, samples };
}

const positionOf = ({ at, latitude, longitude }: State) => sample(at, 'position', { latitude, longitude });

test.each([0, 3, 8, 44])('the drives of the demo’s vehicle %i are found again', (index) => {
  const { legs, samples } = lived(index, seconds(5), (state) => [
    positionOf(state),
    sample(state.at, 'speed', state.speedKmh),
    sample(state.at, 'odometer', state.odometerKm),
  ]);
  const trips = tripsOf(samples);
  expect(legs.length).toBeGreaterThan(2);
  // Legs with a stop of less than five minutes between are one trip; of about five minutes, either.
  const drives: Leg[] = [];
  const isUnclear = ({ startedAt, endedAt }: Pick<Leg, 'startedAt' | 'endedAt'>) =>
    legs.some((leg, place) => {
      const stopMs = (legs[place + 1]?.startedAt ?? Number.POSITIVE_INFINITY) - leg.endedAt;
      return (
        Math.abs(stopMs - minutes(5)) < seconds(40) && leg.endedAt >= startedAt && leg.endedAt <= endedAt + minutes(6)
      );
    });
  for (const leg of legs) {
    const last = drives.at(-1);
    if (last !== undefined && leg.startedAt - last.endedAt < minutes(5))
      Object.assign(last, { endedAt: leg.endedAt, km: last.km + leg.km });
    else drives.push({ ...leg });
  }
  const whole = trips.filter(({ startedAt, endedAt }) => startedAt > from && endedAt < from + hours(14) - minutes(10));
  for (const trip of whole.filter((one) => !isUnclear(one))) {
    const drive = drives.find(({ startedAt }) => Math.abs(startedAt - trip.startedAt) < seconds(30));
    expect(drive, new Date(trip.startedAt).toISOString()).toBeDefined();
    expect(Math.abs((drive?.endedAt ?? 0) - trip.endedAt)).toBeLessThan(seconds(30));
    expect(trip.isComplete).toBe(true);
    expect(Math.abs((trip.odometerKm ?? 0) - (drive?.km ?? 0))).toBeLessThan(0.5);
    expect((trip.pathKm ?? 0) / (drive?.km ?? 1)).toBeGreaterThan(0.93);
    expect((trip.pathKm ?? 0) / (drive?.km ?? 1)).toBeLessThan(1.01);
  }
  expect(whole.length).toBeGreaterThan(1);
});

test('a vehicle of the demo that tells positions once a minute drives as often', () => {
  const often = tripsOf(lived(3, seconds(5), (state) => [positionOf(state)]).samples);
  const seldom = tripsOf(lived(3, minutes(1), (state) => [positionOf(state)]).samples);
  expect(seldom.length).toBe(often.length);
  const hoursOf = (trips: typeof often) => trips.reduce((sum, { durationMs }) => sum + durationMs, 0) / hours(1);
  expect(Math.abs(hoursOf(seldom) - hoursOf(often))).toBeLessThan(0.5);
});
