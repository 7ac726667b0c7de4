import { describe, expect, it } from 'vitest';
import { chartPanels, hasRightAxis } from '../../../components/history/chart-panels';
import { bandAt, drawBands } from '../../../components/history/drawn-bands';
import { drawLine } from '../../../components/history/drawn-line';
import { readPoints, timesOf } from '../../../components/history/read-points';
import { bandSummary, lineSummary } from '../../../components/history/series-summary';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import { minutes, seconds } from '../../../server/contract/duration';
import type { BandSeries, LineSeries } from '../../../server/contract/history';
import type { Reading, Value } from '../../../server/contract/reading';
import { signals } from '../../../server/contract/signals';

const start = Date.UTC(2026, 10, 20, 14);
const span = { from: start, to: start + minutes(60) };
const miles = { ...defaultUnits, distance: 'mi' } as const;

const told = (signal: string, value: Value, minute: number, lateBy = 0): Reading => ({
  signal,
  value,
  at: start + minutes(minute),
  timeSource: 'property',
  receivedAt: start + minutes(minute) + seconds(2) + lateBy,
  upstream: 'hm',
  message: '7.1',
});

const speeds: LineSeries = {
  drawn: 'line',
  signal: 'speed',
  count: 4,
  lateCount: 1,
  columnMs: null,
  gaps: [[start + minutes(10), start + minutes(40)]],
  before: told('speed', 30, -5),
  after: null,
  at: [0, 10, 40, 50].map((minute) => start + minutes(minute)),
  value: [0, 132, 40, 80],
  otherAt: [0, 10, 40, 50].map((minute) => start + minutes(minute) + seconds(2)),
  upstream: [0, 0, 0, 0],
  late: [2],
  least: 0,
  greatest: 132,
};
const doors: BandSeries = {
  drawn: 'bands',
  signal: 'doors.lock_state',
  count: 2,
  lateCount: 0,
  columnMs: null,
  gaps: [],
  before: told('doors.lock_state', 'locked', -60),
  after: null,
  bands: [
    {
      from: start + minutes(15),
      to: start + minutes(30),
      value: 'unlocked',
      count: 1,
      lastAt: start + minutes(15),
      upstream: 0,
      isLate: true,
    },
    {
      from: start + minutes(30),
      to: null,
      value: 'locked',
      count: 1,
      lastAt: start + minutes(30),
      upstream: 0,
      isLate: false,
    },
  ],
};

const options = { place: 0, upstreams: ['hm'], clock: 'event' as const, units: defaultUnits, arrived: [] };
const line = (more: object = {}) => drawLine(speeds, { ...options, signal: signals.speed, ...more });
const bands = (more: object = {}) =>
  drawBands(doors, span.from, { ...options, signal: signals['doors.lock_state'], ...more });

describe('a line', () => {
  it('goes from the reading before its range through all of them, and breaks where nothing was told', () => {
    const { x, y } = line();
    expect(x.map((at) => (at - start) / minutes(1)).map(Math.round)).toEqual([-5, 0, 10, 10, 40, 50]);
    expect(y).toEqual([30, 0, 132, null, 40, 80]);
  });

  it('is in the reader’s unit, and keeps the readings in the signal’s', () => {
    const drawn = line({ units: miles });
    expect(drawn.unit).toBe('mph');
    expect(drawn.y[2]).toBeCloseTo(82.02, 2);
    expect(drawn.value[1]).toBe(132);
  });

  it('goes on with what arrives, and leaves what came late to the next answer', () => {
    const arrived = [told('speed', 90, 55), told('speed', 140, 20, minutes(40)), told('speed', 70, 75)];
    const drawn = line({ arrived });
    expect(drawn.at.slice(-2)).toEqual([start + minutes(55), start + minutes(75)]);
    expect([drawn.count, drawn.greatest]).toEqual([6, 132]);
    // Twenty minutes without a word are beyond what a speed may grow old.
    expect(drawn.gaps.at(-1)).toEqual([start + minutes(55), start + minutes(75)]);
    expect(drawn.y.at(-2)).toBeNull();
  });

  it('stands at the receive time by the other clock', () => {
    const received = line({ clock: 'received', arrived: [told('speed', 90, 55)] });
    expect(received.at.at(-1)).toBe(start + minutes(55) + seconds(2));
    expect(received.otherAt.at(-1)).toBe(start + minutes(55));
    expect(timesOf({ at: 5, otherAt: 3 }, 'received')).toEqual({ measuredAt: 3, receivedAt: 5 });
  });

  it('is said in words', () => {
    // 66 over ten minutes and 60 over ten more: what is beside the range is not of it, nor is the gap.
    expect(lineSummary(line(), span, defaultUnits)).toBe('0 to 132 km/h, mean 63, 4 readings, 1 gap, 1 late');
    expect(lineSummary(line(), span, defaultUnits, 'received')).toBe('0 to 132 km/h, 4 readings, 1 gap, 1 late');
    expect(lineSummary(line({ units: miles }), span, miles)).toBe('0 to 82 mph, mean 39, 4 readings, 1 gap, 1 late');
    const flat = {
      ...speeds,
      at: [start],
      value: [50],
      otherAt: [null],
      upstream: [null],
      late: [],
      gaps: [],
      lateCount: 0,
    };
    const one = drawLine({ ...flat, count: 1, least: 50, greatest: 50 }, { ...options, signal: signals.speed });
    expect(lineSummary(one, span, defaultUnits)).toBe('always 50 km/h, 1 reading');
  });
});

describe('states', () => {
  it('begin with what was told before the range', () => {
    expect(bands().bands.map(({ from, to, text }) => [from - start, to === null ? null : to - start, text])).toEqual([
      [0, minutes(15), 'Locked'],
      [minutes(15), minutes(30), 'Unlocked'],
      [minutes(30), null, 'Locked'],
    ]);
    expect(bandAt(bands(), start + minutes(20))?.text).toBe('Unlocked');
  });

  it('last with the same value, and turn with another', () => {
    const arrived = [told('doors.lock_state', 'locked', 40), told('doors.lock_state', 'unlocked', 45)];
    const drawn = bands({ arrived });
    expect(drawn.bands.slice(-2).map(({ text, to, count }) => [text, to, count])).toEqual([
      ['Locked', start + minutes(45), 2],
      ['Unlocked', null, 1],
    ]);
    expect(drawn.count).toBe(4);
  });

  it('are said in words', () => {
    expect(bandSummary(bands(), span)).toBe('Locked 75%, Unlocked 25% of the time, 2 changes, 2 readings');
  });
});

describe('frames', () => {
  const other = (id: 'odometer' | 'range' | 'fuel.level' | `tire.pressure.front_${'left' | 'right'}`) =>
    drawLine({ ...speeds, signal: id }, { ...options, signal: signals[id], place: 1 });

  it('have two axes at most; more units are small frames above one another, states the last', () => {
    const two = chartPanels([line(), other('odometer'), bands()]);
    expect(two.map((panel) => (panel.kind === 'lines' ? panel.axes.map(({ unit }) => unit) : panel.kind))).toEqual([
      ['km/h', 'km'],
      'bands',
    ]);
    expect(hasRightAxis(two)).toBe(true);
    const three = chartPanels([line(), other('odometer'), other('fuel.level')]);
    expect(three.map((panel) => panel.kind === 'lines' && panel.axes.length)).toEqual([1, 1, 1]);
  });

  it('share an axis where unit and extent are the same', () => {
    const [panel] = chartPanels([other('tire.pressure.front_left'), other('tire.pressure.front_right')]);
    expect(panel?.kind === 'lines' && panel.axes.length).toBe(1);
    expect(chartPanels([other('odometer'), other('range')])[0]?.kind === 'lines').toBe(true);
    expect(hasRightAxis(chartPanels([other('odometer'), other('range')]))).toBe(true);
  });
});

describe('what is read at a moment', () => {
  const read = (minute: number) =>
    readPoints(chartPanels([line()])[0] ?? failed(), start + minutes(minute), 0, defaultUnits)[0]?.reading;
  const failed = () => {
    throw new Error('expected a panel');
  };

  it('is the nearest reading, and nothing in a gap', () => {
    expect(read(11)).toBeNull();
    expect(read(9)).toMatchObject({ text: '132 km/h', at: start + minutes(10), upstream: 'hm', isLate: false });
    expect(read(41)).toMatchObject({ text: '40 km/h', isLate: true });
  });

  it('is nothing before all that was told', () => {
    const [panel] = chartPanels([
      drawLine({ ...speeds, before: null, gaps: [] }, { ...options, signal: signals.speed }),
    ]);
    const [point] = readPoints(panel ?? failed(), (speeds.at[0] ?? 0) - minutes(1), 0, defaultUnits);
    expect(point?.reading).toBeNull();
  });

  it('is the state that lasts, told when it began', () => {
    const [panel] = chartPanels([bands()]);
    const [point] = readPoints(panel ?? failed(), start + minutes(5), 0, defaultUnits);
    expect(point?.reading).toMatchObject({ text: 'Locked', at: start - minutes(60), until: start + minutes(15) });
  });
});
