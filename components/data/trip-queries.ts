'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { days } from '../../server/contract/duration';
import { type FoundTrips, foundTrips, track, tripsPage } from '../../server/contract/trips';
import { pastRequests } from '../past/past-requests';
import type { Span } from '../range/range-presets';
import { request } from './request';

/** What goes on is asked for again so often, milliseconds; what is over, for late data may change it, less so. */
const renewMs = 15_000;
const renewOverMs = 60_000;
/** How far back the last trip before a range is looked for. */
const lastTripMs = days(365);

const vehiclePath = (vin: string) => `/api/vehicles/${encodeURIComponent(vin)}`;

type Asked = Span & { limit: number; cursor?: string | null };

function askTrips(vin: string, { from, to, limit, cursor = null }: Asked, signal: AbortSignal): Promise<FoundTrips> {
  const query = new URLSearchParams({ from: String(from), to: String(to), limit: String(limit) });
  if (cursor !== null) query.set('cursor', cursor);
  return request(foundTrips, `${vehiclePath(vin)}/trips?${query}`, { signal });
}

/**
 * Trips and stops of a range, newest first, further back with every page.
 * @param isGoingOn whether the range reaches to now: then it is asked for again, for a trip grows
 */
export const useFoundTrips = (vin: string, { from, to }: Span, isGoingOn: boolean) =>
  useInfiniteQuery({
    queryKey: ['trips', vin, from, to],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => askTrips(vin, { from, to, limit: tripsPage.usual, cursor: pageParam }, signal),
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: isGoingOn ? renewMs : renewOverMs,
  });

/** Every trip and stop of a range short enough for one page, as a replay or a timeline has it. */
export const useTrips = (vin: string, { from, to }: Span, isGoingOn: boolean) =>
  useQuery({
    queryKey: ['trips-of', vin, from, to],
    queryFn: ({ signal }) => askTrips(vin, { from, to, limit: tripsPage.most }, signal),
    refetchInterval: isGoingOn ? renewMs : false,
    placeholderData: keepPreviousData,
  });

/** The last trip that was before a moment; asks nothing while that is null. `data` is null where there is none within a year. */
export const useLastTrip = (vin: string, before: number | null) =>
  useQuery({
    queryKey: ['last-trip', vin, before],
    queryFn: async ({ signal }) => {
      const to = before ?? 0;
      const { trips } = await askTrips(vin, { from: Math.max(0, to - lastTripMs), to, limit: 1 }, signal);
      return trips[0] ?? null;
    },
    enabled: before !== null,
  });

/** The fixes of a range in order; asks nothing while there is no range. */
export const useTrack = (vin: string, range: Span | null, isGoingOn = false) =>
  useQuery({
    queryKey: ['track', vin, range?.from, range?.to],
    queryFn: ({ signal }) =>
      request(track, `${vehiclePath(vin)}/track?from=${range?.from}&to=${range?.to}`, { signal }),
    enabled: range !== null,
    refetchInterval: isGoingOn ? renewMs : false,
    // The path of the trip before stands until the next one is there: a map that empties blinks.
    placeholderData: keepPreviousData,
  });

/** All that was known of a vehicle at an instant, each signal as it was then; asks nothing while that is null. */
export const useVehicleAt = (vin: string, at: number | null) =>
  useQuery({
    queryKey: ['vehicle-at', vin, at],
    queryFn: ({ signal }) => pastRequests.vehicle(vin, { at: at ?? 0, clock: 'event' }, signal),
    enabled: at !== null,
  });
