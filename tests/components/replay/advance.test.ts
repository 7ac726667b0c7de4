import { expect, test } from 'vitest';
import { advance } from '../../../components/replay/advance';
import { longStops } from '../../../components/replay/long-stops';
import { neighbourSpeed, replaySpeeds } from '../../../components/replay/replay-speeds';
import { minutes, seconds } from '../../../server/contract/duration';

const start = Date.UTC(2026, 10, 20, 7);
const end = start + minutes(60);

test.each(replaySpeeds)('at %i× a second of ours is so many of the past', (speed) => {
  expect(advance(start, 1_000, speed, end, []) - start).toBe(seconds(speed));
});

test('it does not play beyond the end', () => {
  expect(advance(end - 10, 1_000, 600, end, [])).toBe(end);
});

test('a span is passed over in no time, and what is left of the step is played behind it', () => {
  const passed = [{ from: start + seconds(4), to: start + minutes(20) }];
  expect(advance(start, 1_000, 10, end, passed)).toBe(start + minutes(20) + seconds(6));
});

test('a span one stands in is left at its end', () => {
  const passed = [{ from: start, to: start + minutes(20) }];
  expect(advance(start + minutes(5), 16, 1, end, passed)).toBe(start + minutes(20) + 16);
});

test('several spans within one step are all passed over', () => {
  const passed = [
    { from: start + seconds(1), to: start + minutes(1) },
    { from: start + minutes(1) + seconds(1), to: start + minutes(2) },
  ];
  expect(advance(start, 1_000, 3, end, passed)).toBe(start + minutes(2) + seconds(1));
});

test('a span that lies ahead changes nothing yet', () => {
  expect(advance(start, 1_000, 1, end, [{ from: start + seconds(2), to: end }])).toBe(start + seconds(1));
});

test('of long stops the middle is passed over, of short ones nothing', () => {
  const stop = { position: null, place: null, hasIgnitionOn: false };
  const stops = [
    { ...stop, from: start + minutes(40), to: null },
    { ...stop, from: start, to: start + minutes(10) },
    { ...stop, from: start + minutes(12), to: start + minutes(14) },
  ];
  expect(longStops(stops, end)).toEqual([
    { from: start + minutes(1), to: start + minutes(9) },
    { from: start + minutes(41), to: end - minutes(1) },
  ]);
});

test('faster and slower end at the ends', () => {
  expect([neighbourSpeed(1, -1), neighbourSpeed(1, 1), neighbourSpeed(10, 1), neighbourSpeed(600, 1)]).toEqual([
    1, 2, 60, 600,
  ]);
});
