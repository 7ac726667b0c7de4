import { expect, test } from 'vitest';
import { drawLine, valueAt } from '../../../components/history/drawn-line';
import { untilMoment } from '../../../components/history/until-moment';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import { hours, minutes } from '../../../server/contract/duration';
import type { LineSeries, VehicleHistory } from '../../../server/contract/history';
import type { Reading } from '../../../server/contract/reading';
import { signals } from '../../../server/contract/signals';

const moment = Date.UTC(2026, 10, 20, 14);

/** A signal that was 30 ten minutes before the moment, and is 130 the next time it tells. */
function historyWith(nextAt: number): { history: VehicleHistory; line: LineSeries } {
  const after: Reading = {
    signal: 'speed',
    value: 130,
    at: nextAt,
    timeSource: 'property',
    receivedAt: nextAt,
    upstream: 'hm',
    message: '7.1',
  };
  const line: LineSeries = {
    drawn: 'line',
    signal: 'speed',
    count: 1,
    lateCount: 0,
    columnMs: null,
    gaps: nextAt - moment > minutes(10) ? [[moment - minutes(10), nextAt]] : [],
    before: null,
    after,
    at: [moment - minutes(10)],
    value: [30],
    otherAt: [moment - minutes(10)],
    upstream: [0],
    late: [],
    least: 30,
    greatest: 30,
  };
  const history: VehicleHistory = {
    from: moment - hours(1),
    to: moment,
    clock: 'event',
    series: [line],
    upstreams: ['hm'],
  };
  return { history, line };
}

function drawUntil(nextAt: number, at: number) {
  const [series] = untilMoment(historyWith(nextAt).history, at).series;
  if (series?.drawn !== 'line') throw new Error('no line came');
  return drawLine(series, {
    signal: signals.speed,
    place: 0,
    upstreams: ['hm'],
    arrived: [],
    clock: 'event',
    units: defaultUnits,
  });
}

test('no line leads to a reading that was yet to come at the moment', () => {
  for (const nextAt of [moment + minutes(5), moment + hours(2)]) {
    const line = drawUntil(nextAt, moment);
    expect(valueAt(line, moment)).toBeNull();
    expect(line.x).toEqual([moment - minutes(10)]);
    expect(line.gaps).toEqual([]);
  }
});

test('a reading behind the range that had come by the moment is drawn to', () => {
  const line = drawUntil(moment + minutes(5), moment + minutes(5));
  expect(valueAt(line, moment)).toBeCloseTo(30 + (100 * 10) / 15);
});
