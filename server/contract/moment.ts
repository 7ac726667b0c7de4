import { z } from 'zod';
import { askedInteger, askedRange, askedTime } from './asked';
import { days, seconds } from './duration';
import type { FleetRow } from './fleet';

/**
 * Shapes of the past: the fleet, and a vehicle, as at a moment. Times are epoch milliseconds.
 *
 * Two clocks place a reading. `event`, as it was: at the time it was measured (`at`); what came late counts from then.
 * `received`, as we knew it: at the time it reached Motorcade (`receivedAt`). At a moment T each signal of a vehicle has
 * the reading with the greatest (at, message key) of those placed at or before T.
 */
export const clocks = ['event', 'received'] as const;
export type Clock = (typeof clocks)[number];

const clock = z.enum(clocks).default('event');

/** Steps of one answer, at most. */
const greatestStepCount = 240;
export const leastStepMs = 100;
export const greatestStepMs = days(1);
/** An answer ends with the step that makes it this many rows, or that is reached after this long. */
export const stepsRowLimit = 50_000;
export const stepsTimeLimitMs = seconds(2);

/** Which moment of the fleet: not after now. */
export const momentQuery = z.strictObject({ at: askedTime, clock });

/** Which moment of a vehicle: the present without `at`. */
export const vehicleMomentQuery = z.strictObject({ at: askedTime.optional(), clock });

/**
 * One picture after another, for who holds the picture of `from` by the same clock: steps end at from + stepMs,
 * from + 2 stepMs… and the last at `to`, which is not after now.
 */
export const stepsQuery = z
  .strictObject({
    from: askedTime,
    to: askedTime,
    stepMs: askedInteger(z.int().min(leastStepMs).max(greatestStepMs)),
    clock,
  })
  .refine(...askedRange())
  .refine(
    ({ from, to, stepMs }) => to - from <= greatestStepCount * stepMs,
    `at most ${greatestStepCount} steps are told at a time: ask for a shorter time or longer steps`,
  );
export type StepsQuery = z.infer<typeof stepsQuery>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * A vehicle as in `fleetColumns`. In the past the first element, the revision, is the moment itself, so a row of a
 * later moment has the greater one; `lastReceivedAt` is null. A vehicle without a reading by then is there, with its VIN
 * and name, and nothing else is known of it.
 */
const fleetRow: z.ZodType<FleetRow> = z.tuple([z.number()]).rest(cell);

/** The whole fleet at a moment. */
export const fleetMoment = z.object({ at: z.number(), clock: z.enum(clocks), rows: z.array(fleetRow) });

/** The vehicles that changed after the last step and up to `at`, each once and as it is at `at`. */
export const fleetStep = z.object({ at: z.number(), rows: z.array(fleetRow) });
export type FleetStep = z.infer<typeof fleetStep>;

/** Every step from `from` on, also those without changes; the next question goes on from `through`, the end of the last. */
export const fleetSteps = z.object({
  from: z.number(),
  through: z.number(),
  clock: z.enum(clocks),
  steps: z.array(fleetStep),
});
export type FleetSteps = z.infer<typeof fleetSteps>;

/** From when to when there are readings, by event time; null where there is none. */
export const historySpan = z.object({ oldestAt: z.number().nullable(), newestAt: z.number().nullable() });
export type HistorySpan = z.infer<typeof historySpan>;
