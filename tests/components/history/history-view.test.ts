import { describe, expect, it } from 'vitest';
import { createChartCursor } from '../../../components/history/chart-cursor';
import { steppedIndex } from '../../../components/history/chart-keys';
import { historyPath, readHistoryView } from '../../../components/history/history-view';
import { nearestIndex } from '../../../components/history/nearest-index';
import { placeAt } from '../../../components/history/place-at';
import { suggestedSignals } from '../../../components/history/suggested-signals';

const viewOf = (path: string) => readHistoryView(new URL(path, 'http://page').searchParams);
const trip = { from: Date.UTC(2026, 10, 20, 8), to: Date.UTC(2026, 10, 20, 9) };

describe('the address of a chart', () => {
  it('says all that is chosen, and nothing that is usual', () => {
    expect(historyPath('V1', {})).toBe('/vehicles/V1/history');
    const path = historyPath('V 1', {
      signals: ['speed', 'odometer'],
      range: { from: trip.from, to: trip.to },
      clock: 'received',
      shown: 'table',
      sort: 'value',
    });
    expect(path).toBe(
      '/vehicles/V%201/history?signals=speed,odometer&from=2026-11-20T08:00:00Z&to=2026-11-20T09:00:00Z&axis=received&view=table&sort=value',
    );
    expect(viewOf(path)).toEqual({
      signals: ['speed', 'odometer'],
      range: trip,
      clock: 'received',
      shown: 'table',
      sort: 'value',
      trip: null,
    });
  });

  it('is read for what it is worth', () => {
    const ids = Array.from({ length: 20 }, (_, place) => `s${place}`).join();
    expect(viewOf(`/?signals=${ids},s1&sort=colour&axis=up`)).toMatchObject({
      range: { preset: '24h' },
      clock: 'event',
      sort: '-at',
    });
    expect(viewOf(`/?signals=${ids},s1`).signals).toHaveLength(12);
  });

  it('is about the trip one came from until another time is chosen, and remembers it', () => {
    const path = historyPath('V1', { signals: ['speed'], trip });
    expect(viewOf(path)).toMatchObject({ range: trip, trip });
    expect(viewOf(`${path}&range=6h`)).toMatchObject({ range: { preset: '6h' }, trip });
  });
});

describe('reading a chart', () => {
  it('finds what is nearest', () => {
    expect(nearestIndex([], 5)).toBe(-1);
    expect([0, 14, 15, 16, 99].map((at) => nearestIndex([10, 20, 30], at))).toEqual([0, 0, 0, 1, 2]);
  });

  it('steps from reading to reading by keys', () => {
    const at = [10, 20, 30, 40];
    expect(steppedIndex(at, null, 'ArrowLeft')).toBe(3);
    expect(steppedIndex(at, 40, 'ArrowLeft')).toBe(2);
    expect(steppedIndex(at, 40, 'ArrowRight')).toBe(3);
    expect(steppedIndex(at, 21, 'Home')).toBe(0);
    expect(steppedIndex(at, 20, 'PageDown')).toBe(3);
    expect(steppedIndex(at, 20, 'x')).toBeNull();
    expect(steppedIndex([], 20, 'End')).toBeNull();
  });

  it('holds a point until it is let go', () => {
    const cursor = createChartCursor();
    const point = (at: number) => ({ at, panel: 'p', signal: 's', by: 'pointer' as const });
    cursor.point(point(1));
    cursor.pin();
    cursor.point(point(2));
    expect(cursor.current()).toMatchObject({ at: 1, isPinned: true });
    cursor.release();
    expect(cursor.current()).toBeNull();
  });

  it('knows where the vehicle was', () => {
    const trace = { at: [10, 20], latitude: [1, 2], longitude: [3, 4] };
    expect(placeAt(trace, 19)).toEqual({ latitude: 1, longitude: 3 });
    expect(placeAt(trace, 20)).toEqual({ latitude: 2, longitude: 4 });
    expect(placeAt(trace, 9)).toBeNull();
  });
});

it('what is suggested is what the vehicle tells, each set once', () => {
  expect(suggestedSignals(new Set(['speed', 'engine.running', 'fuel.level']))).toEqual([
    { label: 'Speed', signals: ['speed'] },
    { label: 'Fuel', signals: ['fuel.level'] },
  ]);
});
