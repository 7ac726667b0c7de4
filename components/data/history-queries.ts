'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  type FoundReadings,
  foundReadings,
  greatestColumnCount,
  greatestSignalCount,
  type ReadingOrder,
  type VehicleHistory,
  vehicleHistory,
  vehicleSignals,
} from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import type { Span } from '../range/range-presets';
import { request } from './request';

/** What of a vehicle's past is asked for: signals by id, and on which of the two clocks. */
export type Asked = { vin: string; signals: readonly string[]; clock: Clock };

const pathOf = (vin: string, what: string, query: Record<string, string | number>) =>
  `/api/vehicles/${encodeURIComponent(vin)}/${what}?${new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  )}`;

type HistoryOptions = {
  asked: Asked;
  /** The range as its name stays the same while time goes on. */
  rangeKey: string;
  /** The range at the moment it is asked for. */
  spanNow: () => Span;
  /** How many pixels the chart is wide; asks nothing before that is known. */
  columns: number;
  /** How often what goes on is asked for again, milliseconds; null for what is over. */
  renewMs: number | null;
  /** What is to be seen of an answer; all of it where nothing is said. */
  select?: (history: VehicleHistory) => VehicleHistory;
};

const askHistory = ({ vin, signals, clock }: Asked, { from, to }: Span, columns: number, signal: AbortSignal) =>
  request(vehicleHistory, pathOf(vin, 'history', { signals: signals.join(), from, to, clock, columns }), { signal });

/** The series of a chart. What was shown of the same vehicle stands until another range or selection is here. */
export const useHistory = ({ asked, rangeKey, spanNow, columns, renewMs, select }: HistoryOptions) =>
  useQuery({
    queryKey: ['history', asked.vin, asked.signals.join(), asked.clock, rangeKey, columns],
    queryFn: ({ signal }): Promise<VehicleHistory> => askHistory(asked, spanNow(), columns, signal),
    enabled: asked.signals.length > 0 && columns > 0,
    placeholderData: (held, before) => (before?.queryKey[1] === asked.vin ? held : undefined),
    refetchInterval: renewMs ?? false,
    ...(select && { select }),
  });

/**
 * What was told of more signals than one question may name, in several answers. What was shown of the same vehicle stands
 * until they are here; asks nothing about no signal.
 */
export const useHistories = (asked: Asked, { from, to }: Span, renewMs: number | null) =>
  useQuery({
    queryKey: ['histories', asked.vin, asked.signals.join(), asked.clock, from, to],
    queryFn: async ({ signal }) => {
      const histories: VehicleHistory[] = [];
      // One after the other: charts of others want their turn, too.
      for (let first = 0; first < asked.signals.length; first += greatestSignalCount) {
        const signals = asked.signals.slice(first, first + greatestSignalCount);
        histories.push(await askHistory({ ...asked, signals }, { from, to }, greatestColumnCount, signal));
      }
      return histories;
    },
    enabled: asked.signals.length > 0,
    placeholderData: (held, before) => (before?.queryKey[1] === asked.vin ? held : undefined),
    refetchInterval: renewMs ?? false,
  });

function askReadings(
  { vin, signals, clock }: Asked,
  { from, to }: Span,
  rest: Record<string, string | number>,
  signal: AbortSignal,
): Promise<FoundReadings> {
  const query = { signals: signals.join(), from, to, clock, ...rest };
  return request(foundReadings, pathOf(vin, 'readings', query), { signal });
}

/** The readings of a chart one by one, further with every page. They stand until renewed. */
export const useReadings = (asked: Asked, span: Span, sort: ReadingOrder) =>
  useInfiniteQuery({
    queryKey: ['readings', asked.vin, asked.signals.join(), asked.clock, span.from, span.to, sort],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      askReadings(asked, span, pageParam === null ? { sort } : { sort, cursor: pageParam }, signal),
    getNextPageParam: ({ cursor }) => cursor,
    enabled: asked.signals.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

/** The reading of one signal at exactly one time of a clock, with its message; null where none is. Asks nothing for null. */
export const useReadingAt = (vin: string, point: { signal: string; at: number; clock: Clock } | null) =>
  useQuery({
    queryKey: ['reading-at', vin, point],
    queryFn: async ({ signal }) => {
      if (point === null) return null;
      const asked = { vin, signals: [point.signal], clock: point.clock };
      const { readings } = await askReadings(asked, { from: point.at, to: point.at + 1 }, { limit: 1 }, signal);
      return readings[0] ?? null;
    },
    enabled: point !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What there is in the history of a vehicle, signal by signal. */
export const useVehicleSignals = (vin: string) =>
  useQuery({
    queryKey: ['vehicle-signals', vin],
    queryFn: ({ signal }) => request(vehicleSignals, pathOf(vin, 'signals', {}), { signal }),
    staleTime: 60_000,
  });
