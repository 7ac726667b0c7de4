import { z } from 'zod';
import { askedInteger } from './asked';

/** Shapes of `/api/storage`: what is kept, for how long, and what looks after it. Times are epoch milliseconds. */

/** What is kept apart, each for a time of its own. `rollups` are the five-minute figures that long charts are drawn from. */
export const dataClasses = ['messages', 'readings', 'rollups', 'trips', 'audit'] as const;
export type DataClass = (typeof dataClasses)[number];

const dataClass = z.enum(dataClasses);

const [leastDays, greatestDays] = [1, 36_500];
const dayCount = z.number().int().min(leastDays).max(greatestDays);
/** How many days back a class is kept; null is for good. */
const retentionDays = dayCount.nullable();

export type Retention = Readonly<Record<DataClass, number | null>>;

/**
 * Why classes cannot be kept so, in a sentence; null when they can. Rollups are made from readings whenever these change, and
 * long charts are drawn from rollups alone.
 */
export function retentionProblem({ readings, rollups }: Retention): string | null {
  if (rollups === null || (readings !== null && readings <= rollups)) return null;
  const least = readings === null ? 'for good' : `for ${readings} days`;
  return `rollups are kept at least as long as readings: expected them to be kept ${least}, got ${rollups} days`;
}

export const storageClass = z.object({
  class: dataClass,
  /** As Postgres estimates them. */
  rows: z.number(),
  /** With indexes. */
  bytes: z.number(),
  /** Over the last week, what was dropped subtracted; null in the first few minutes. */
  bytesPerDay: z.number().nullable(),
  /** Over how long a time growth was seen, milliseconds: less than a day makes it an estimate. Null as `bytesPerDay` is. */
  growthSeenMs: z.number().nullable(),
  /** Of its oldest row; null while there is none. */
  oldestAt: z.number().nullable(),
  days: retentionDays,
  /** 0 where it is one table. */
  partitions: z.number(),
});
export type StorageClass = z.infer<typeof storageClass>;

/** Something that looks after the database by itself. */
const keepJob = z.object({
  name: z.string(),
  /** What it does, in a sentence. */
  what: z.string(),
  /** Of its last run, or of the one that is under way: it has no end yet then. */
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Why the last run failed, in words; null when it did not. */
  error: z.string().nullable(),
  /** What the last run came to, in words. */
  outcome: z.string().nullable(),
  /** Rows that its runs removed so far. */
  removed: z.number(),
  /** Null while it runs. */
  nextAt: z.number().nullable(),
});
export type KeepJob = z.infer<typeof keepJob>;

export const storage = z.object({
  classes: z.array(storageClass),
  /** Of the whole database, with what is in no class: the newest values, people, devices. */
  database: z.object({ bytes: z.number() }),
  jobs: z.array(keepJob),
});
export type Storage = z.infer<typeof storage>;

export const retentionChange = z.object({ class: dataClass, days: retentionDays });
export type RetentionChange = z.infer<typeof retentionChange>;

/** The same in an address, where `forever` is null. */
export const retentionQuestion = z.strictObject({
  class: dataClass,
  days: z.union([z.literal('forever').transform(() => null), askedInteger(dayCount)], {
    error: `expected "forever", or ${leastDays} to ${greatestDays} days`,
  }),
});

/** What would go if a class were kept for so long, at the next run of its job. */
export const retentionPreview = z.object({
  rows: z.number(),
  bytes: z.number(),
  /** What is older than this goes; null where all is kept. */
  oldestKept: z.number().nullable(),
});
export type RetentionPreview = z.infer<typeof retentionPreview>;
