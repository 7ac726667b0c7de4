import { describe, expect, test } from 'vitest';
import { minutes, seconds } from '../../server/contract/duration';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { type Behaviour, behaviourOf, tellingName } from '../../server/demo/obedience/behaviour';
import { createBox } from '../../server/demo/obedience/box';

const now = Date.UTC(2026, 10, 20, 12);
const lock = { name: 'lock', payload: '{"locked":true}' };
const windowMs = minutes(2);
const tooLate = now + 1.5 * windowMs;

const indexes: Record<Behaviour, number> = {
  obeys: 5,
  'obeys late': 15,
  'ignores commands': 25,
  'does the opposite': 35,
  'acknowledges, then drops off': 45,
};
const boxThat = (behaviour: Behaviour) => createBox(makeVehicle(1, indexes[behaviour]), () => windowMs);

test('one box after the other behaves otherwise, and its vehicle’s name says how', () => {
  for (const [behaviour, index] of Object.entries(indexes)) {
    expect(behaviourOf({ index })).toBe(behaviour);
    expect(behaviourOf({ index: index + 50 })).toBe(behaviour);
    expect(tellingName(makeVehicle(1, index))).toMatch(new RegExp(`. · ${behaviour}$`));
  }
  expect(tellingName(makeVehicle(1, 6))).not.toContain('·');
});

describe('a box that obeys', () => {
  test('does at once what it is told, and speaks of it', () => {
    const box = boxThat('obeys');
    expect(box.settings()).toMatchObject({ locked: false });
    const at = box.hear(lock, now);
    if (at === null) throw new Error('expected to hear of it');
    expect(at - now).toBeLessThan(seconds(3));
    expect(box.act(at - 1)).toMatchObject({ hasActed: false });
    expect(box.settings()).toMatchObject({ locked: false });
    expect(box.act(at)).toEqual({ acknowledged: [], hasActed: true, silentUntil: null, isBack: false });
    expect(box.settings()).toMatchObject({ locked: true, immobilised: false });
    expect(box.act(at + 1)).toMatchObject({ hasActed: false });
  });

  test('takes no notice of what it does not understand', () => {
    const box = boxThat('obeys');
    for (const payload of ['', 'locked', 'null', '[]', '{"locked":"yes"}', '{"limit":20}', '{"temperature":1e9}'])
      expect(box.hear({ name: 'lock', payload }, now)).toBeNull();
    expect(box.nextAt()).toBe(Number.POSITIVE_INFINITY);
  });

  test('speaks when it is asked to report, or for what changes nothing', () => {
    const box = boxThat('obeys');
    const before = box.settings();
    const at = box.hear({ name: 'report-now', payload: '{}' }, now) ?? Number.NaN;
    expect(box.hear({ name: 'honk-and-flash', payload: '{"seconds":5}' }, now)).not.toBeNull();
    expect(box.act(at + seconds(3))).toMatchObject({ hasActed: true });
    expect(box.settings()).toEqual(before);
  });
});

test('a box that is late obeys when the time is up and half of it has passed again', () => {
  const box = boxThat('obeys late');
  expect(box.hear(lock, now)).toBe(tooLate);
  expect(box.nextAt()).toBe(tooLate);
  box.act(tooLate - 1);
  expect(box.settings()).toMatchObject({ locked: false });
  box.act(tooLate);
  expect(box.settings()).toMatchObject({ locked: true });
});

test('two late commands are obeyed in the order in which they are due', () => {
  const windows = new Map([['slow', minutes(4)]]);
  const box = createBox(makeVehicle(1, indexes['obeys late']), (name) => windows.get(name) ?? minutes(1));
  box.hear({ name: 'slow', payload: '{"locked":true}' }, now);
  box.hear({ name: 'quick', payload: '{"locked":false}' }, now);
  box.act(now + minutes(10));
  expect(box.settings()).toMatchObject({ locked: true });
});

test('a box that ignores commands says what it would have said', () => {
  const box = boxThat('ignores commands');
  const before = box.settings();
  expect(box.hear(lock, now)).toBeNull();
  expect(box.act(tooLate)).toEqual({ acknowledged: [], hasActed: false, silentUntil: null, isBack: false });
  expect(box.settings()).toEqual(before);
});

describe('a box that does the opposite', () => {
  test('turns flags round', () => {
    const box = boxThat('does the opposite');
    expect(box.settings()).toMatchObject({ locked: true });
    box.act(box.hear(lock, now) ?? Number.NaN);
    expect(box.settings()).toMatchObject({ locked: false });
    box.act(box.hear({ name: 'unlock', payload: '{"locked":false}' }, now) ?? Number.NaN);
    expect(box.settings()).toMatchObject({ locked: true });
  });

  test.each([
    ['limit', 80],
    ['temperature', 21],
    ['intervalSeconds', 60],
  ] as const)('sets %s to what is neither asked for nor was so before', (name, wanted) => {
    const box = boxThat('does the opposite');
    const before = box.settings()[name];
    box.act(box.hear({ name, payload: JSON.stringify({ [name]: wanted }) }, now) ?? Number.NaN);
    const after = box.settings()[name];
    expect(Math.sign(after - before)).toBe(-Math.sign(wanted - before));
  });

  test('does not report where it is asked to', () => {
    expect(boxThat('does the opposite').hear({ name: 'report-now', payload: '{}' }, now)).toBeNull();
  });
});

test('a box that drops off acknowledges first, hears nothing while it is away, and comes back as it was', () => {
  const box = boxThat('acknowledges, then drops off');
  const before = box.settings();
  expect(box.hear(lock, now)).toBe(now);
  expect(box.act(now)).toEqual({ acknowledged: ['lock'], hasActed: false, silentUntil: tooLate, isBack: false });
  expect(box.hear(lock, now + seconds(1))).toBeNull();
  expect(box.act(tooLate - 1)).toMatchObject({ acknowledged: [], silentUntil: tooLate });
  expect(box.act(tooLate)).toEqual({ acknowledged: [], hasActed: false, silentUntil: null, isBack: true });
  expect(box.settings()).toEqual(before);
  expect(box.hear(lock, tooLate)).toBe(tooLate);
});
