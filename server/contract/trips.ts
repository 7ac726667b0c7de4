import { z } from 'zod';
import { askedInteger, askedRange, askedTime } from './asked';
import { days } from './duration';
import { clocks } from './moment';

/** Shapes of `/api/vehicles/:vin/trips` and `/track`. Times are epoch milliseconds; what a trip is says docs/trips.md. */

/** The longest range of one question for trips. */
export const tripsRangeMs = days(400);
/** The longest range of one question for a track. */
export const trackRangeMs = days(31);
/** More fixes than this are thinned to so many. */
export const trackPoints = 20_000;
/** Trips of one page, at most and where nobody says. */
export const tripsPage = { most: 200, usual: 50 } as const;

const range = (limitMs: number) =>
  askedRange(
    ({ from, to }: { from: number; to: number }) => to - from <= limitMs,
    `, and at most ${limitMs / days(1)} days between them`,
  );

const moment = { at: askedTime.optional(), clock: z.enum(clocks).default('event') };

/**
 * Trips and stops of which any moment lies at or after `from` and before `to`, newest first; with `at` as they were at a
 * moment of the past by one of its clocks (see moment.ts), when the last of them may have been under way.
 */
export const tripsQuery = z
  .strictObject({
    from: askedTime,
    to: askedTime,
    limit: askedInteger(z.int().min(1).max(tripsPage.most).default(tripsPage.usual)),
    /** Where the last answer ended. */
    cursor: z
      .string()
      .regex(/^\d{1,16}(-\d{1,16})?$/)
      .optional(),
    ...moment,
  })
  .refine(...range(tripsRangeMs));
export type TripsQuery = z.infer<typeof tripsQuery>;

/** The fixes from `from` to `to`, both included; with `at` those of a moment of the past by one of its clocks. */
export const trackQuery = z.strictObject({ from: askedTime, to: askedTime, ...moment }).refine(...range(trackRangeMs));
export type TrackQuery = z.infer<typeof trackQuery>;

/** The nearest place of the offline gazetteer. */
export const place = z.object({ name: z.string(), distanceKm: z.number() });
export type Place = z.infer<typeof place>;

const point = z.object({ latitude: z.number(), longitude: z.number() });

const tripEnd = point.extend({ place: place.nullable() });
export type TripEnd = z.infer<typeof tripEnd>;

/** A time of which nothing is known although the vehicle was under way. */
export const gap = z.object({ from: z.number(), to: z.number() });
export type Gap = z.infer<typeof gap>;

/** What a trip took; null where nobody told. Negative where it brought something: a long way down, a refill on the way. */
const tripEnergy = z.object({
  /** Traction battery, percentage points. */
  stateOfChargeUsed: z.number().nullable(),
  /** Traction battery, kWh. */
  energyUsed: z.number().nullable(),
  /** Fuel, percentage points of the tank. */
  fuelLevelUsed: z.number().nullable(),
  /** Fuel, litres. */
  fuelUsed: z.number().nullable(),
});
export type TripEnergy = z.infer<typeof tripEnergy>;

/** What a trip said before late data changed it. */
export const previousTrip = z.object({
  startedAt: z.number(),
  endedAt: z.number(),
  odometerKm: z.number().nullable(),
  pathKm: z.number().nullable(),
});
export type PreviousTrip = z.infer<typeof previousTrip>;

/** What is known of a drive from standing to standing. */
export const tripFacts = z.object({
  startedAt: z.number(),
  /** When it was last known to move, while it is under way. */
  endedAt: z.number(),
  /** Where it began and ended; null where no position is known of it. */
  start: point.nullable(),
  end: point.nullable(),
  /** By the odometer: difference of its readings around the trip. */
  odometerKm: z.number().nullable(),
  /** Along its positions: never more than the way itself. */
  pathKm: z.number().nullable(),
  durationMs: z.number(),
  /** Of the duration, without standing. */
  movingMs: z.number(),
  /** km/h */
  topSpeed: z.number().nullable(),
  /** km/h, over the whole duration, standing included. */
  meanSpeed: z.number().nullable(),
  energy: tripEnergy,
  /** Share of the duration that is not a gap, 0 to 1. */
  completeness: z.number().min(0).max(1),
  isComplete: z.boolean(),
  gaps: z.array(gap),
  /** How many of its readings had been overtaken by a later one when they came. */
  lateReadings: z.number(),
  /** Ids of those that told of it. */
  upstreams: z.array(z.string()),
});
export type TripFacts = z.infer<typeof tripFacts>;

/** A drive, as the screens show it. */
export const trip = tripFacts.extend({
  vin: z.string(),
  /** It has not ended, as far as is known. */
  isUnderWay: z.boolean(),
  start: tripEnd.nullable(),
  end: tripEnd.nullable(),
  /** When late data last changed it after it was stored, and what it said before. */
  revisedAt: z.number().nullable(),
  previous: previousTrip.nullable(),
});
export type Trip = z.infer<typeof trip>;

/** The standing after a trip. */
export const stop = z.object({
  from: z.number(),
  /** When the next trip began; null while none has. */
  to: z.number().nullable(),
  position: point.nullable(),
  place: place.nullable(),
  /** Ignition or engine was on for some of it, as far as was told. */
  hasIgnitionOn: z.boolean(),
});
export type Stop = z.infer<typeof stop>;

/** Newest first. A stop stands in the page of the trip that it follows. */
export const foundTrips = z.object({
  trips: z.array(trip),
  stops: z.array(stop),
  /** Of the next page, which may be there although this one is short, or empty; null where this one is the last. */
  cursor: z.string().nullable(),
  /** Older data of this time are coming at this very moment: what is told may go on to change. */
  isArriving: z.boolean(),
});
export type FoundTrips = z.infer<typeof foundTrips>;

/** Fixes in order of event time, a column each. */
export const track = z.object({
  at: z.array(z.number()),
  latitude: z.array(z.number()),
  longitude: z.array(z.number()),
  /** km/h, the speed told last before each fix; null where none was. */
  speed: z.array(z.number().nullable()),
  /** There are more fixes than these. */
  isThinned: z.boolean(),
});
export type Track = z.infer<typeof track>;
