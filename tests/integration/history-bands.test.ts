import { afterEach, describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import { type BandSeries, greatestPointCount } from '../../server/contract/history';
import { provideHistory, type Told } from '../store/history-rig';

const opened = provideHistory();
afterEach(() => opened.current().forget());

const from = Date.UTC(2026, 10, 20, 12);
const signal = 'gear.mode';
const gear = (offsetMs: number, value: string, rest: Partial<Told> = {}): Told => ({
  signal,
  at: from + offsetMs,
  value,
  ...rest,
});

async function bands(query: { to: number; clock?: string; columns?: number }): Promise<BandSeries> {
  const series = await opened.current().seriesOf({ signals: signal, from, ...query });
  if (series.drawn !== 'bands') throw new Error(`drawn as ${series.drawn}`);
  return series;
}

describe('bands', () => {
  it('join equal values in a row, and tell of which readings they are', async () => {
    await opened
      .current()
      .tell([
        gear(-minutes(1), 'park'),
        gear(0, 'drive', { upstream: 'second' }),
        gear(minutes(1), 'drive'),
        gear(minutes(2), 'reverse', { receivedAt: from + hours(2) }),
        gear(minutes(3), 'drive'),
        gear(minutes(30), 'drive'),
      ]);
    const { history } = opened.current();
    const { upstreams } = await history({ signals: signal, from, to: from + hours(1) });
    const told = await bands({ to: from + hours(1) });
    const shown = told.bands.map(({ upstream, ...band }) => ({ ...band, upstream: upstreams[upstream] }));
    expect(shown).toEqual([
      {
        from,
        to: from + minutes(2),
        value: 'drive',
        count: 2,
        lastAt: from + minutes(1),
        upstream: 'second',
        isLate: false,
      },
      {
        from: from + minutes(2),
        to: from + minutes(3),
        value: 'reverse',
        count: 1,
        lastAt: from + minutes(2),
        upstream: 'first',
        isLate: true,
      },
      {
        from: from + minutes(3),
        to: null,
        value: 'drive',
        count: 2,
        lastAt: from + minutes(30),
        upstream: 'first',
        isLate: false,
      },
    ]);
    expect(told).toMatchObject({
      count: 5,
      lateCount: 1,
      columnMs: null,
      gaps: [[from + minutes(3), from + minutes(30)]],
      before: { value: 'park' },
      after: null,
    });
  });

  it('show flags, lists and times as they are', async () => {
    await opened.current().tell([{ signal: 'parking_brake', at: from, value: true }]);
    const series = await opened.current().seriesOf({ signals: 'parking_brake', from, to: from + 1 });
    expect(series).toMatchObject({ drawn: 'bands', bands: [{ value: true, from, to: null }] });
  });

  it('become several where there are more changes than can be seen, and the last of a column goes on', async () => {
    const change = (index: number) => gear(seconds(index), index % 2 === 0 ? 'drive' : 'park');
    await opened.current().tell(Array.from({ length: 3_000 }, (_, index) => change(index)));
    const { bands: told, count, columnMs } = await bands({ to: from + seconds(3_000), columns: 300 });
    expect(columnMs).toBe(seconds(10));
    expect(count).toBe(3_000);
    expect(told.length).toBe(600);
    expect(told.length).toBeLessThanOrEqual(greatestPointCount);
    expect(told.reduce((sum, band) => sum + band.count, 0)).toBe(3_000);
    expect(told.slice(0, 2)).toMatchObject([
      { from, to: from + seconds(9), value: null, count: 9 },
      { from: from + seconds(9), to: from + seconds(10), value: 'park', count: 1 },
    ]);
    for (const [index, band] of told.entries()) if (index > 0) expect(band.from).toBe(told[index - 1]?.to);
  });

  it('are many readings of few values without being several', async () => {
    const told = Array.from({ length: 5_000 }, (_, index) => gear(seconds(index), index < 4_000 ? 'drive' : 'park'));
    await opened.current().tell(told);
    const { bands: drawn } = await bands({ to: from + hours(2) });
    expect(drawn.map(({ value, count }) => [value, count])).toEqual([
      ['drive', 4_000],
      ['park', 1_000],
    ]);
  });

  it('by the received clock change only by what was the newest when it came', async () => {
    await opened
      .current()
      .tell([
        gear(-minutes(2), 'park'),
        gear(minutes(1), 'drive'),
        gear(minutes(2), 'reverse', { receivedAt: from + minutes(20) }),
        gear(minutes(10), 'park'),
        gear(-minutes(3), 'neutral', { receivedAt: from + minutes(30) }),
      ]);
    const told = await bands({ to: from + hours(1), clock: 'received' });
    expect(told.bands.map(({ from: begun, value, count }) => [begun, value, count])).toEqual([
      [from + minutes(1) + 1_000, 'drive', 1],
      [from + minutes(10) + 1_000, 'park', 3],
    ]);
    expect(told).toMatchObject({ count: 4, before: { value: 'park' } });
  });

  it('of two sources at one time are those of the reading that counts', async () => {
    await opened
      .current()
      .tell([
        gear(0, 'drive', { upstream: 'first', key: 7 }),
        gear(0, 'park', { upstream: 'second', key: 9 }),
        gear(minutes(1), 'park', { upstream: 'second' }),
      ]);
    const { bands: told } = await bands({ to: from + hours(1) });
    expect(told.filter((band) => band.to !== band.from).map(({ value }) => value)).toEqual(['park']);
  });
});
