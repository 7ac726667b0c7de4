import { afterEach, describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { type ListedReading, readingOrders } from '../../server/contract/history';
import type { Reading } from '../../server/contract/reading';
import { provideHistory, type Told } from '../store/history-rig';

const opened = provideHistory();
afterEach(() => opened.current().forget());

const from = Date.UTC(2026, 10, 20, 12);
const range = { signals: 'odometer,gear.mode,speed', from, to: from + hours(1) };
const gears = ['park', 'drive', 'reverse'];
/** Their names are in another order than their numbers. */
const upstreams = ['first', 'another', 'second', 'first'];

/** Three signals from three sources, with equal times, values and receipts among them, told in no order. */
const told: Told[] = Array.from({ length: 150 }, (_, index): Told => {
  const at = from + seconds(Math.floor(index / 3) * 7);
  const rest = { at, upstream: upstreams[index % 4] ?? 'first', receivedAt: at + minutes((index * 13) % 5) };
  if (index % 3 === 0) return { ...rest, signal: 'speed', value: (index * 31) % 17 };
  if (index % 3 === 1) return { ...rest, signal: 'odometer', value: 1_000 - index };
  return { ...rest, signal: 'gear.mode', value: gears[index % 5] ?? 'neutral' };
}).sort((one, other) => ((one.at * 7) % 11) - ((other.at * 7) % 11));

const nameOf = ({ signal, at, upstream }: Reading): string => `${signal} ${at} ${upstream}`;

/** All pages of an order, so many readings each. `meanwhile` happens between them. */
async function pages(query: object, limit: number, meanwhile: (page: number) => Promise<void> = async () => undefined) {
  const found: ListedReading[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; cursor !== null; page += 1) {
    const answer = await opened.current().readings({ ...query, limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(answer.readings.length).toBeLessThanOrEqual(limit);
    found.push(...answer.readings);
    cursor = answer.cursor;
    await meanwhile(page);
  }
  return found;
}

describe('the table of readings', () => {
  for (const clock of ['event', 'received'])
    for (const sort of readingOrders)
      it(`tells each reading once, whatever the page, by ${sort} on the ${clock} clock`, async () => {
        await opened.current().tell(told);
        const whole = await pages({ ...range, clock, sort }, 1_000);
        expect(new Set(whole.map(nameOf)).size).toBe(150);
        expect(whole.length).toBe(150);
        expect(await pages({ ...range, clock, sort }, 7)).toEqual(whole);
      });

  it('sorts by what it says', async () => {
    await opened.current().tell(told);
    const { readings } = opened.current();
    const sorted = async (sort: string) => (await readings({ ...range, sort, limit: 1_000 })).readings;
    const ascending = (values: number[]) =>
      values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0));
    expect(ascending((await sorted('at')).map(({ at }) => at))).toBe(true);
    expect(ascending((await sorted('-at')).map(({ at }) => -at))).toBe(true);
    expect(ascending((await sorted('receivedAt')).map(({ receivedAt }) => receivedAt))).toBe(true);
    expect(ascending((await sorted('-receivedAt')).map(({ receivedAt }) => -receivedAt))).toBe(true);
    const up = (await sorted('value')).map(({ value }) => value);
    expect(ascending(up.slice(0, 100).map(Number))).toBe(true);
    expect(up.slice(100)).toEqual([...up.slice(100)].sort());
    const down = (await sorted('-value')).map(({ value }) => value);
    expect(ascending(down.slice(0, 100).map((value) => -Number(value)))).toBe(true);
    expect([...new Set((await sorted('signal')).map(({ signal }) => signal))]).toEqual([
      'odometer',
      'gear.mode',
      'speed',
    ]);
    const bySource = await sorted('upstream');
    expect([...new Set(bySource.map(({ upstream }) => upstream))]).toEqual(['another', 'first', 'second']);
    const firsts = bySource.filter(({ upstream }) => upstream === 'first');
    expect(ascending(firsts.map(({ at }) => -at))).toBe(true);
    expect([...new Set((await sorted('-upstream')).map(({ upstream }) => upstream))]).toEqual([
      'second',
      'first',
      'another',
    ]);
  });

  it('says of the same readings as charts that they came late, in any order, whatever the page', async () => {
    // Within the hour, and beyond the range: what it overtakes is late all the same.
    const beyond = { at: from + minutes(50), receivedAt: from + minutes(2) };
    await opened
      .current()
      .tell([
        ...told,
        { ...beyond, signal: 'speed', value: 1 },
        { ...beyond, signal: 'gear.mode', value: 'park' },
        { at: from - hours(3), receivedAt: from + seconds(90), signal: 'odometer', value: 1 },
      ]);
    const asked = { signals: 'odometer,gear.mode,speed', from, to: from + minutes(3) };
    for (const clock of ['event', 'received']) {
      const drawn = await opened.current().history({ ...asked, clock });
      const usual = await pages({ ...asked, clock }, 1_000);
      for (const { signal, lateCount, ...series } of drawn.series) {
        const late = usual.filter((one) => one.signal === signal && one.isLate);
        expect(late.length, `${signal} by the ${clock} clock`).toBe(lateCount);
        if (series.drawn !== 'line') continue;
        const marked = series.late.map((index) => series.at[index] ?? 0);
        expect(late.map(({ at, receivedAt }) => (clock === 'event' ? at : receivedAt)).sort()).toEqual(marked.sort());
      }
      const judged = (readings: ListedReading[]) => new Map(readings.map((one) => [nameOf(one), one.isLate]));
      expect(new Set(judged(usual).values())).toEqual(new Set([true, false]));
      for (const sort of readingOrders)
        expect(judged(await pages({ ...asked, clock, sort }, 20)), sort).toEqual(judged(usual));
    }
  });

  it('neither loses nor repeats a reading while new ones arrive', async () => {
    const history = opened.current();
    for (const sort of readingOrders) {
      await history.forget();
      await history.tell(told);
      const before = new Set((await pages({ ...range, sort }, 1_000)).map(nameOf));
      const found = await pages({ ...range, sort }, 20, async (page) => {
        const at = from + minutes(20) + seconds(page);
        await history.tell([
          { at, value: page, signal: 'speed' },
          { at: from + page + 1, value: -page, signal: 'odometer' },
        ]);
      });
      const names = found.map(nameOf);
      expect(new Set(names).size, sort).toBe(names.length);
      for (const name of before) expect(names, sort).toContain(name);
    }
  });

  it('keeps to the range of its clock', async () => {
    await opened.current().tell([
      { at: from - 1, value: 1 },
      { at: from, value: 2, receivedAt: from + hours(1) },
      { at: from - days(3), value: 3, receivedAt: from + seconds(1) },
      { at: from + hours(1), value: 4 },
    ]);
    const values = async (clock: string) => (await pages({ ...range, clock }, 10)).map(({ value }) => value);
    expect(await values('event')).toEqual([2]);
    expect(await values('received')).toEqual([1, 3]);
  });

  it('says so when a cursor is of another order, or of nobody', async () => {
    await opened.current().tell(told);
    const { readings } = opened.current();
    const { cursor } = await readings({ ...range, limit: 5 });
    const sentence = 'cursor: expected the one that the last page of this order ended with';
    await expect(readings({ ...range, sort: 'value', cursor })).rejects.toThrow(sentence);
    await expect(readings({ ...range, cursor: 'bm9ib2R5' })).rejects.toThrow(sentence);
  });
});
