import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFleetRecords } from '../../../components/data/fleet-records';
import { createFleetVersion } from '../../../components/data/fleet-version';
import { createFleetPicture } from '../../../server/live/fleet-picture';
import { changeOf, reading } from '../../live/live-rig';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function versionOfFleet() {
  const fleet = createFleetRecords({ now: Date.now, schedule: (task) => task() });
  const picture = createFleetPicture({ clock: Date.now });
  let at = 0;
  const change = () => {
    at += 1;
    picture.apply([changeOf(1, [reading('speed', at, at)])]);
    const { revision: since = 0, epoch } = fleet.held();
    if (epoch === undefined) fleet.begin({ epoch: picture.epoch, since: 0, target: 1, now: 0 });
    const { rows, revision } = picture.after(since, 10);
    fleet.applyChanges({
      epoch: picture.epoch,
      since,
      revision,
      rows: new TextEncoder().encode(JSON.stringify(rows)),
      now: 0,
    });
  };
  return { version: createFleetVersion(fleet), change };
}

test('the first fleet is a new version at once, and changes are one a second at most', () => {
  const { version, change } = versionOfFleet();
  const seen: number[] = [];
  const stop = version.subscribe(() => seen.push(version.current()));
  change();
  expect(seen).toEqual([1]);
  for (let count = 0; count < 25; count += 1) {
    change();
    vi.advanceTimersByTime(100);
  }
  expect(seen).toEqual([1, 2, 3]);
  stop();
});

test('without a change it grows every ten seconds, for time makes vehicles stale', () => {
  const { version } = versionOfFleet();
  const stop = version.subscribe(() => undefined);
  vi.advanceTimersByTime(9_999);
  expect(version.current()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(version.current()).toBe(1);
  stop();
});

test('nothing ticks when nobody listens', () => {
  const { version } = versionOfFleet();
  version.subscribe(() => undefined)();
  expect(vi.getTimerCount()).toBe(0);
});
