import { describe, expect, it } from 'vitest';
import { sparkMinutes, sparkPath } from '../../../components/connections/spark-path';
import { perMinute, shareOver, trafficFigures } from '../../../components/connections/traffic-figures';
import { minutes } from '../../../server/contract/duration';
import { verdicts } from '../../../server/contract/message';

const none = Object.fromEntries(verdicts.map((verdict) => [verdict, [0, 0, 0]])) as Record<
  (typeof verdicts)[number],
  number[]
>;

describe('what came in', () => {
  const figures = trafficFigures({ received: [4, 6, 1], verdicts: { ...none, late: [0, 2, 1] } });
  const find = (wanted: string) => figures.find(({ name }) => name === wanted);

  it('is told by the hour and by the minute', () => {
    expect(find('received')).toMatchObject({ counts: [4, 6, 1], lastHour: 11, minutes: [4, 6] });
    expect(find('late')).toMatchObject({ label: 'Late', lastHour: 3 });
  });

  it('in the last sixty seconds has its share of the minute before', () => {
    expect(perMinute([4, 6, 1], 0)).toBe(7);
    expect(perMinute([4, 6, 1], 0.5)).toBe(4);
    expect(perMinute([4, 6, 1], 1)).toBe(1);
    expect(perMinute([5], 0.2)).toBe(5);
  });

  it('knows how much of a minute is over, whatever the clocks say', () => {
    const traffic = { since: minutes(10), received: [0, 0, 0] };
    expect(shareOver(traffic, minutes(12.25))).toBe(0.25);
    expect([minutes(11), minutes(14)].map((now) => shareOver(traffic, now))).toEqual([0, 1]);
  });

  it('has a figure for everything that can become of a message', () => {
    expect(figures.map(({ name }) => name).sort()).toEqual(['received', ...verdicts].sort());
  });
});

describe('the outline of a sparkline', () => {
  it('is none where nothing came', () => {
    expect(sparkPath([0, 0, 0], 20)).toBe('');
    expect(sparkPath([], 20)).toBe('');
  });

  it('stands at the right when the hour is not full', () => {
    expect(sparkPath([10, 5], 20)).toBe(`M${sparkMinutes - 2} 20V0h1V10h1V20Z`);
  });

  it('keeps one message of a busy hour in sight', () => {
    expect(sparkPath([1_000, 1, 0], 20)).toBe('M56 20V0h1V18h1V20h1V20Z');
  });

  it('spans an hour, whatever it is given', () => {
    const path = sparkPath(
      Array.from({ length: 90 }, () => 1),
      20,
    );
    expect(path.startsWith('M0 20')).toBe(true);
    expect(path.match(/h1/g)).toHaveLength(sparkMinutes);
  });
});
