import { z } from 'zod';
import { askedInteger, askedRange, askedSignal, askedSignals, askedTime } from './asked';
import { days } from './duration';
import { reading } from './http';
import { clocks } from './moment';

/**
 * Shapes of `/api/vehicles/:vin/history`, `/readings` and `/signals`: what a vehicle said over a time. Times are epoch
 * milliseconds, numbers are in their signal's canonical unit, and the longest lists are columns: one array each.
 *
 * The clock says where a reading stands: at `at` (`event`, as it was) or at `receivedAt` (`received`, as we knew it).
 */

/** Points, bands or places of one series, at most. */
export const greatestPointCount = 2_000;
/** Pixel columns of a chart, at most: each can take two points, and the range has a first and a last one. */
export const greatestColumnCount = greatestPointCount / 2 - 1;
export const greatestSignalCount = 12;
/** The longest range on the event clock, and on the received clock, which has no summaries to go by. */
export const historyRangeMs = days(731);
const receivedRangeMs = days(92);
/** A question that would have to read more rows than this is turned down. */
export const rawRowLimit = 2_000_000;
/** Readings of one page of the table. */
const readingsPage = { most: 1_000, usual: 200 } as const;

const signals = askedSignals(greatestSignalCount, `at most ${greatestSignalCount} signals are told at a time`);
const clock = z.enum(clocks).default('event');

const range = askedRange(
  ({ from, to, clock: by }: { from: number; to: number; clock: string }) =>
    to - from <= (by === 'event' ? historyRangeMs : receivedRangeMs),
  `, at most ${historyRangeMs / days(1)} days apart by event time and ${receivedRangeMs / days(1)} by receive time`,
);

/** Series of some signals, of readings at or after `from` and before `to`. */
export const historyQuery = z
  .strictObject({
    signals,
    from: askedTime,
    to: askedTime,
    clock,
    /** How many pixels the chart is wide; of more readings, each column keeps its least and its greatest. */
    columns: askedInteger(z.int().min(1).max(greatestColumnCount).default(greatestColumnCount)),
  })
  .refine(...range);
export type HistoryQuery = z.infer<typeof historyQuery>;

/** A time without readings, from the one before it to the one after it. */
const gap = z.tuple([z.number(), z.number()]);

/** What every series tells. */
const drawn = {
  signal: z.string(),
  /** Readings within the range, drawn or not. */
  count: z.number(),
  /** Those of them that came after a later one of their signal had been received. */
  lateCount: z.number(),
  /** Width of the columns that readings were chosen from, milliseconds; null where each reading is told. */
  columnMs: z.number().nullable(),
  /**
   * Pauses beyond the signal's `freshMs`, by the event clock also those around the edges of the range; with `columnMs`
   * only those wider than a column, for no other can be seen.
   */
  gaps: z.array(gap),
  /**
   * The readings next to the range on either side, so that lines and bands reach its edges; null where there is none. By
   * the received clock `before` is the one that counted when the range began, and `after` is always null.
   */
  before: reading.nullable(),
  after: reading.nullable(),
};

/** Numbers: a line through `value` over `at`, which ascends, broken at the gaps. */
export const lineSeries = z.object({
  drawn: z.literal('line'),
  ...drawn,
  /** Where each point stands by the clock asked for. */
  at: z.array(z.number()),
  value: z.array(z.number()),
  /** The other time and the source of each point; null where a summary knows only when: ask `/history/reading`. */
  otherAt: z.array(z.number().nullable()),
  upstream: z.array(z.number().nullable()),
  /**
   * Which points came late, by index. With `columnMs` it is the points of a column in which something came late.
   */
  late: z.array(z.number()),
  /** Least and greatest of all readings in the range; null where there is none. */
  least: z.number().nullable(),
  greatest: z.number().nullable(),
});
export type LineSeries = z.infer<typeof lineSeries>;

/** A time in which a signal had one value. */
const band = z.object({
  /** From its first reading until another value's; null where no other came within the range. */
  from: z.number(),
  to: z.number().nullable(),
  /** Null is several: more changes than could be seen, one after the other. */
  value: reading.shape.value.nullable(),
  /** Readings that said so, the time of the last of them by the clock asked for, and the source of the first. */
  count: z.number(),
  lastAt: z.number(),
  upstream: z.number(),
  /** Some of its readings came late. */
  isLate: z.boolean(),
});
export type Band = z.infer<typeof band>;

/**
 * Texts, flags, lists and times: equal values in a row are one band. By the received clock a reading that came late is
 * counted but makes no band: the vehicle's picture did not change by it.
 */
const bandSeries = z.object({ drawn: z.literal('bands'), ...drawn, bands: z.array(band) });
export type BandSeries = z.infer<typeof bandSeries>;

/** Positions, each column's outermost in all four directions. */
const placeSeries = z.object({
  drawn: z.literal('places'),
  ...drawn,
  at: z.array(z.number()),
  latitude: z.array(z.number()),
  longitude: z.array(z.number()),
  upstream: z.array(z.number()),
  late: z.array(z.number()),
});
export type PlaceSeries = z.infer<typeof placeSeries>;

export const series = z.discriminatedUnion('drawn', [lineSeries, bandSeries, placeSeries]);
export type Series = z.infer<typeof series>;

export const vehicleHistory = z.object({
  from: z.number(),
  to: z.number(),
  clock: z.enum(clocks),
  /** In the order asked for; a signal without readings has a series without points. */
  series: z.array(series),
  /** Ids of upstreams: series name them by their place in here. */
  upstreams: z.array(z.string()),
});
export type VehicleHistory = z.infer<typeof vehicleHistory>;

/** The reading of a signal at exactly this event time: the one that counts, where two upstreams told of the same time. */
export const historyReadingQuery = z.strictObject({ signal: askedSignal, at: askedTime });

/**
 * Orders of the table. Among equals the newer comes first; `value` has numbers, times and flags before texts and lists;
 * `signal` is by the ids asked for, in their order; `upstream` is by its id as a text.
 */
export const readingOrders = [
  'at',
  '-at',
  'receivedAt',
  '-receivedAt',
  'value',
  '-value',
  'signal',
  'upstream',
  '-upstream',
] as const;
export type ReadingOrder = (typeof readingOrders)[number];

/** The readings of a chart one by one: at or after `from` and before `to` by the clock. */
export const readingsQuery = z
  .strictObject({
    signals,
    from: askedTime,
    to: askedTime,
    clock,
    sort: z.enum(readingOrders).default('-at'),
    limit: askedInteger(z.int().min(1).max(readingsPage.most).default(readingsPage.usual)),
    /** Where the last answer ended. */
    cursor: z
      .string()
      .max(2_000)
      .regex(/^[\w-]+$/)
      .optional(),
  })
  .refine(...range);
export type ReadingsQuery = z.infer<typeof readingsQuery>;

const listedReading = z.object({
  ...reading.shape,
  /** Whether it came late, as a point of a chart did. */
  isLate: z.boolean(),
});
export type ListedReading = z.infer<typeof listedReading>;

/** A page of readings; readings that arrive meanwhile neither double nor hide one that was there. */
export const foundReadings = z.object({ readings: z.array(listedReading), cursor: z.string().nullable() });
export type FoundReadings = z.infer<typeof foundReadings>;

/** What is in the history of a vehicle, signal by signal. */
export const vehicleSignals = z.object({
  signals: z.array(
    z.object({
      signal: z.string(),
      count: z.number(),
      /** False where counting stopped: there are more. */
      isCountComplete: z.boolean(),
      firstAt: z.number(),
      lastAt: z.number(),
    }),
  ),
});
export type VehicleSignals = z.infer<typeof vehicleSignals>;
