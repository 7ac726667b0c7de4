import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestError } from '../../../components/data/request';
import { pastRig, rowAt, start, stepsFrom, vehicleAt } from './past-rig';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets what has been answered arrive. */
const arrive = () => vi.advanceTimersByTimeAsync(0);
const nobody = () => undefined;

/** A past that stands at a second after the start. */
async function standingAt(seconds: number, options: Parameters<typeof pastRig>[0] = {}) {
  const rig = pastRig(options);
  rig.goTo(seconds);
  await arrive();
  rig.fleets.at(-1)?.answer([rowAt(start + seconds * 1_000)]);
  await arrive();
  return rig;
}

describe('a jump', () => {
  test('shows nothing of a moment before all of it is here', async () => {
    const rig = await standingAt(10);
    rig.past.picture.vehicles.subscribe('VIN 1', nobody);
    rig.vehicles[0]?.answer(vehicleAt('at 10'));
    await arrive();
    rig.goTo(50);
    await arrive();
    rig.fleets.at(-1)?.answer([rowAt(start + 50_000)]);
    await arrive();
    expect(rig.shown()).toEqual({ clock: 10, vehicle: 10 });
    expect(rig.past.picture.vehicles.current('VIN 1').state?.name).toBe('at 10');
    expect(rig.state()).toMatchObject({ isLoading: true, shown: { at: start + 10_000 } });
    rig.vehicles.at(-1)?.answer(vehicleAt('at 50'));
    await arrive();
    expect(rig.shown()).toEqual({ clock: 50, vehicle: 50 });
    expect(rig.past.picture.vehicles.current('VIN 1').state?.name).toBe('at 50');
    expect(rig.state()).toMatchObject({ isLoading: false, jumps: 2 });
  });

  test('gives up the one before, whose answer comes too late', async () => {
    const rig = await standingAt(10);
    rig.goTo(50);
    await arrive();
    rig.goTo(30);
    await arrive();
    expect(rig.fleets.map(({ name, signal }) => [name, signal.aborted])).toEqual([
      ['10 event', false],
      ['50 event', true],
      ['30 event', false],
    ]);
    rig.fleets[2]?.answer([rowAt(start + 30_000)]);
    rig.fleets[1]?.answer([rowAt(start + 50_000)]);
    await arrive();
    expect(rig.shown()).toEqual({ clock: 30, vehicle: 30 });
  });

  test('goes back in time, and takes away vehicles that were not there', async () => {
    const rig = await standingAt(50);
    rig.goTo(20);
    await arrive();
    rig.fleets.at(-1)?.answer([rowAt(start + 20_000, 2)]);
    await arrive();
    expect(rig.past.picture.fleet.count()).toBe(1);
    expect(rig.past.picture.fleet.vehicleByVin('VIN 1')).toBeUndefined();
    expect(rig.past.picture.fleet.vehicleByVin('VIN 2')?.odometer).toBe(20);
  });

  test('asks once for many in a row', async () => {
    const rig = await standingAt(10);
    for (const seconds of [20, 30, 40, 50]) rig.goTo(seconds, 150);
    await vi.advanceTimersByTimeAsync(200);
    expect(rig.fleets.map(({ name }) => name)).toEqual(['10 event', '50 event']);
    expect(rig.state().wanted).toEqual({ at: start + 50_000, clock: 'event' });
  });

  test('fetches a vehicle that somebody begins to look at while it is under way', async () => {
    const rig = await standingAt(10);
    rig.goTo(50);
    await arrive();
    rig.past.picture.vehicles.subscribe('VIN 1', nobody);
    rig.fleets.at(-1)?.answer([rowAt(start + 50_000)]);
    await arrive();
    expect(rig.vehicles.map(({ name }) => name)).toEqual(['VIN 1 50']);
    expect(rig.shown().clock).toBe(10);
    rig.vehicles[0]?.answer(vehicleAt('at 50'));
    await arrive();
    expect(rig.shown().clock).toBe(50);
  });

  test('keeps what is shown while the server is away, says so and asks again', async () => {
    const rig = await standingAt(10);
    rig.goTo(50);
    await arrive();
    rig.fleets.at(-1)?.refuse(new RequestError(0, 'The server cannot be reached.'));
    await arrive();
    expect(rig.shown()).toEqual({ clock: 10, vehicle: 10 });
    expect(rig.state().problem).toEqual({ sentence: 'The server cannot be reached.', isTriedAgain: true });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(rig.fleets.map(({ name }) => name)).toEqual(['10 event', '50 event', '50 event']);
    rig.fleets.at(-1)?.answer([rowAt(start + 50_000)]);
    await arrive();
    expect(rig.state()).toMatchObject({ problem: null, isLoading: false });
  });

  test('says what the server refuses and does not ask for it again', async () => {
    const rig = await standingAt(10);
    rig.goTo(50);
    await arrive();
    rig.fleets.at(-1)?.refuse(new RequestError(400, 'at: not after now'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rig.state().problem).toEqual({ sentence: 'at: not after now', isTriedAgain: false });
    expect(rig.fleets.length).toBe(2);
  });

  test('leads to signing in where the session has ended', async () => {
    const rig = await standingAt(10);
    rig.goTo(50);
    await arrive();
    rig.fleets.at(-1)?.refuse(new RequestError(401, 'You are signed out.'));
    await arrive();
    expect(rig.signedOut()).toBe(1);
  });
});

describe('playing', () => {
  test('shows each step when its time has come', async () => {
    const rig = await standingAt(0);
    rig.past.play(60);
    expect(rig.steps.map(({ name }) => name)).toEqual(['0-100 by 30000']);
    expect(rig.state().play).toEqual({ speed: 60, phase: 'waiting' });
    rig.steps[0]?.answer(stepsFrom(start, 30_000, 3));
    await arrive();
    expect(rig.state().play?.phase).toBe('playing');
    expect(rig.shown()).toEqual({ clock: 0, vehicle: 0 });
    await vi.advanceTimersByTimeAsync(500);
    expect(rig.shown()).toEqual({ clock: 30, vehicle: 30 });
    await vi.advanceTimersByTimeAsync(500);
    expect(rig.shown()).toEqual({ clock: 60, vehicle: 60 });
  });

  test('waits for what is not here, and loses none of it', async () => {
    const rig = await standingAt(0, { newestAt: start + 100_000_000 });
    rig.past.play(60);
    rig.steps[0]?.answer(stepsFrom(start, 30_000, 2));
    await arrive();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(rig.shown()).toEqual({ clock: 60, vehicle: 60 });
    expect(rig.state().play?.phase).toBe('waiting');
    rig.steps[1]?.answer(stepsFrom(start + 60_000, 30_000, 2));
    await vi.advanceTimersByTimeAsync(500);
    expect(rig.shown()).toEqual({ clock: 90, vehicle: 90 });
  });

  test('takes neither a doubled answer nor one of another place', async () => {
    const rig = await standingAt(0, { newestAt: start + 100_000_000 });
    rig.past.play(60);
    rig.steps[0]?.answer(stepsFrom(start, 30_000, 2));
    await arrive();
    rig.steps[1]?.answer(stepsFrom(start, 30_000, 2));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rig.shown()).toEqual({ clock: 60, vehicle: 60 });
    rig.steps[2]?.answer(stepsFrom(start + 600_000, 30_000, 2));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rig.shown()).toEqual({ clock: 60, vehicle: 60 });
  });

  test('stands at the newest moment, a whole second as addresses have it, and says so', async () => {
    const rig = await standingAt(0, { newestAt: start + 45_734 });
    rig.past.play(60);
    expect(rig.steps[0]?.name).toBe('0-45 by 30000');
    const [first] = stepsFrom(start, 30_000, 1).steps;
    const last = { at: start + 45_000, rows: [rowAt(start + 45_000)] };
    rig.steps[0]?.answer({ from: start, through: last.at, clock: 'event', steps: first ? [first, last] : [] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rig.shown()).toEqual({ clock: 45, vehicle: 45 });
    expect(rig.state()).toMatchObject({ play: null, isAtNewest: true });
  });

  test('brings vehicles in full only when their moment has come', async () => {
    const rig = await standingAt(0, { newestAt: start + 100_000_000 });
    rig.past.picture.vehicles.subscribe('VIN 1', nobody);
    rig.vehicles[0]?.answer(vehicleAt('at 0'));
    rig.past.play(60);
    rig.steps[0]?.answer(stepsFrom(start, 30_000, 10));
    await vi.advanceTimersByTimeAsync(500);
    expect(rig.vehicles.at(-1)?.name).toBe('VIN 1 90');
    rig.vehicles.at(-1)?.answer(vehicleAt('at 90'));
    await vi.advanceTimersByTimeAsync(500);
    expect(rig.past.picture.vehicles.current('VIN 1').state?.name).toBe('at 0');
    await vi.advanceTimersByTimeAsync(500);
    expect(rig.past.picture.vehicles.current('VIN 1').state?.name).toBe('at 90');
  });

  test('goes on from a moment that is jumped to, with none of the steps of before', async () => {
    const rig = await standingAt(0, { newestAt: start + 100_000_000 });
    rig.past.play(60);
    rig.steps[0]?.answer(stepsFrom(start, 30_000, 10));
    await vi.advanceTimersByTimeAsync(500);
    rig.goTo(5_000);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(rig.shown()).toEqual({ clock: 30, vehicle: 30 });
    rig.fleets.at(-1)?.answer([rowAt(start + 5_000_000)]);
    await arrive();
    expect(rig.shown()).toEqual({ clock: 5_000, vehicle: 5_000 });
    expect(rig.steps.at(-1)?.name).toMatch(/^5000-/);
  });

  test('paused, it stands and asks for nothing more', async () => {
    const rig = await standingAt(0, { newestAt: start + 100_000_000 });
    rig.past.play(60);
    rig.steps[0]?.answer(stepsFrom(start, 30_000, 10));
    await vi.advanceTimersByTimeAsync(1_000);
    rig.past.pause();
    const asked = rig.steps.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rig.shown()).toEqual({ clock: 60, vehicle: 60 });
    expect(rig.steps.length).toBe(asked);
    expect(rig.steps.slice(1).every(({ signal }) => signal.aborted)).toBe(true);
  });

  test('waits out a server that is away, and goes on by itself', async () => {
    const rig = await standingAt(0, { newestAt: start + 100_000_000 });
    rig.past.play(60);
    rig.steps[0]?.refuse(new RequestError(0, 'The server cannot be reached.'));
    await arrive();
    expect(rig.state()).toMatchObject({ play: { phase: 'waiting' }, problem: { isTriedAgain: true } });
    await vi.advanceTimersByTimeAsync(3_000);
    rig.steps[1]?.answer(stepsFrom(start, 30_000, 4));
    await vi.advanceTimersByTimeAsync(500);
    expect(rig.shown().clock).toBe(30);
    expect(rig.state().problem).toBeNull();
  });
});
