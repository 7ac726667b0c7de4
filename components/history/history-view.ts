import { greatestSignalCount, type ReadingOrder, readingOrders } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import type { Span } from '../range/range-presets';
import { readTime, readTimeRange, type TimeRange, writeTime, writeTimeRange } from '../range/time-range';
import type { SearchChange } from '../ui/changed-search';

/** What the History tab shows, as the address says it. */
export type HistoryView = {
  /** Ids, each once, as many as a chart takes. */
  signals: readonly string[];
  range: TimeRange;
  /** On which clock readings stand. Not the `clock` of the past, which says what was known. */
  clock: Clock;
  shown: 'chart' | 'table';
  sort: ReadingOrder;
  /** The trip one came from, to return to. */
  trip: Span | null;
};

const usualRange: TimeRange = { preset: '24h' };

function readTrip(text: string | null): Span | null {
  const [from = null, to = null] = (text ?? '').split('/').map(readTime);
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/** Reads the view out of the address; without a range of its own it is about the trip, if there is one. */
export function readHistoryView(search: Pick<URLSearchParams, 'get'>): HistoryView {
  const ids = (search.get('signals') ?? '').split(',').filter((id) => id !== '');
  const trip = readTrip(search.get('trip'));
  const sort = search.get('sort');
  return {
    signals: [...new Set(ids)].slice(0, greatestSignalCount),
    range: readTimeRange(search) ?? trip ?? usualRange,
    clock: search.get('axis') === 'received' ? 'received' : 'event',
    shown: search.get('view') === 'table' ? 'table' : 'chart',
    sort: readingOrders.find((order) => order === sort) ?? '-at',
    trip,
  };
}

/** What to write into the address for a part of the view. */
export function writeHistoryView({ signals, range, clock, shown, sort, trip }: Partial<HistoryView>): SearchChange {
  return {
    ...(signals && { signals: signals.join() }),
    ...(range && writeTimeRange(range)),
    ...(clock && { axis: clock === 'event' ? null : clock }),
    ...(shown && { view: shown === 'chart' ? null : shown }),
    ...(sort && { sort: sort === '-at' ? null : sort }),
    ...(trip && { trip: `${writeTime(trip.from)}/${writeTime(trip.to)}` }),
  };
}

/** Where the history of some signals of a vehicle is drawn. */
export function historyPath(vin: string, view: Partial<HistoryView>): string {
  const search = Object.entries(writeHistoryView(view)).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`],
  );
  const path = `/vehicles/${encodeURIComponent(vin)}/history`;
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
}
