'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { days } from '../../server/contract/duration';
import type { Clock } from '../../server/contract/moment';
import { type FoundTrips, foundTrips, track, tripsPage } from '../../server/contract/trips';
import type { Moment } from '../past/moment-address';
import { pastRequests } from '../past/past-requests';
import type { Span } from '../range/range-presets';
import { request } from './request';

/** What goes on is asked for again so often, milliseconds; what is over, for late data may change it, less so. */
const renewMs = 15_000;
const renewOverMs = 60_000;
/** While older data arrive, trips become others by the second. */
const renewArrivingMs = 5_000;
/** How far back the last trip before a range is looked for. */
const lastTripMs = days(365);
/** Of what is gathered, lest it goes on for ever. */
const mostPages = 100;

const vehiclePath = (vin: string) => `/api/vehicles/${encodeURIComponent(vin)}`;

/** `moment` is that of the past which is shown; null for now. */
type Asked = Span & { limit: number; moment: Moment | null; cursor?: string | null };

const atMoment = (moment: Moment | null): Record<string, string> =>
  moment === null ? {} : { at: String(moment.at), clock: moment.clock };

function askTrips(vin: string, { from, to, limit, moment, cursor = null }: Asked, signal: AbortSignal) {
  const asked = { from: String(from), to: String(to), limit: String(limit), ...atMoment(moment) };
  const query = new URLSearchParams(cursor === null ? asked : { ...asked, cursor });
  return request(foundTrips, `${vehiclePath(vin)}/trips?${query}`, { signal });
}

/** So many trips as asked for, though they come in several pages: one ends early where much had to be worked out. */
async function gatherTrips(vin: string, asked: Asked, signal: AbortSignal): Promise<FoundTrips> {
  const gathered: FoundTrips = { trips: [], stops: [], cursor: null, isArriving: false };
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await askTrips(vin, { ...asked, cursor: gathered.cursor }, signal);
    gathered.trips.push(...found.trips);
    gathered.stops.push(...found.stops);
    gathered.isArriving ||= found.isArriving;
    gathered.cursor = found.cursor;
    if (found.cursor === null || gathered.trips.length >= asked.limit) break;
  }
  return gathered;
}

/**
 * Trips and stops of a range, newest first, further back with every page.
 * @param isGoingOn whether the range reaches to now: then it is asked for again, for a trip grows
 */
export const useFoundTrips = (vin: string, { from, to }: Span, isGoingOn: boolean, moment: Moment | null) =>
  useInfiniteQuery({
    queryKey: ['trips', vin, from, to, moment?.at, moment?.clock],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      askTrips(vin, { from, to, limit: tripsPage.usual, moment, cursor: pageParam }, signal),
    getNextPageParam: ({ cursor }) => cursor,
    // From one moment of the past to the next the list stands until it is there: as it is played nothing blinks.
    placeholderData: (held, query) => (moment !== null && query?.queryKey[1] === vin ? held : undefined),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ isArriving }) => isArriving) === true ? renewArrivingMs : isGoingOn ? renewMs : renewOverMs,
  });

/** Trips and stops of a range, as many as a replay or a timeline shows. */
export const useTrips = (vin: string, { from, to }: Span, isGoingOn: boolean, moment: Moment | null) =>
  useQuery({
    queryKey: ['trips-of', vin, from, to, moment?.at, moment?.clock],
    queryFn: ({ signal }) => gatherTrips(vin, { from, to, limit: tripsPage.most, moment }, signal),
    refetchInterval: ({ state: { data } }) => (data?.isArriving === true ? renewArrivingMs : isGoingOn && renewMs),
    placeholderData: keepPreviousData,
  });

/** The last trip that was before a moment; asks nothing while that is null. `data` is null where there is none within a year. */
export const useLastTrip = (vin: string, before: number | null, moment: Moment | null) =>
  useQuery({
    queryKey: ['last-trip', vin, before, moment?.at, moment?.clock],
    queryFn: async ({ signal }) => {
      const to = before ?? 0;
      const asked = { from: Math.max(0, to - lastTripMs), to, limit: 1, moment };
      const { trips } = await gatherTrips(vin, asked, signal);
      return trips[0] ?? null;
    },
    enabled: before !== null,
  });

type TrackOptions = { isGoingOn?: boolean; moment?: Moment | null };

/** The fixes of a range in order; asks nothing while there is no range. */
export const useTrack = (vin: string, range: Span | null, { isGoingOn = false, moment = null }: TrackOptions = {}) =>
  useQuery({
    queryKey: ['track', vin, range?.from, range?.to, moment?.at, moment?.clock],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ from: String(range?.from), to: String(range?.to), ...atMoment(moment) });
      return request(track, `${vehiclePath(vin)}/track?${query}`, { signal });
    },
    enabled: range !== null,
    refetchInterval: isGoingOn ? renewMs : false,
    // The path of the trip before stands until the next one is there: a map that empties blinks.
    placeholderData: keepPreviousData,
  });

/** All that was known of a vehicle at an instant, each signal as it was then; asks nothing while that is null. */
export const useVehicleAt = (vin: string, at: number | null, clock: Clock) =>
  useQuery({
    queryKey: ['vehicle-at', vin, at, clock],
    queryFn: ({ signal }) => pastRequests.vehicle(vin, { at: at ?? 0, clock }, signal),
    enabled: at !== null,
  });
