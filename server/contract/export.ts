import { z } from 'zod';
import { askedRange, askedSignals, askedTime } from './asked';
import { days } from './duration';
import { clocks } from './moment';

/**
 * Shapes of `/api/vehicles/:vin/export` and `/evidence`. In a query times are epoch milliseconds; in the files they are
 * ISO 8601 in UTC with milliseconds. Numbers are in their signal's canonical unit, which each file names.
 */

const exportFormats = ['csv', 'gpx', 'geojson', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `long`: a row for each reading. `wide`: a row for each time, a column for each signal, its unit in the header. */
const exportLayouts = ['long', 'wide'] as const;
export type ExportLayout = (typeof exportLayouts)[number];

/** One export covers at most so long a time, and so many readings. */
const greatestExportMs = days(366);
export const greatestExportRows = 5_000_000;
/** Signals of one export where they are named; without names it is all of them. */
const greatestExportSignals = 200;

const signals = askedSignals(
  greatestExportSignals,
  `at most ${greatestExportSignals} signals are named: all of them go without names`,
);

const range = {
  /** Readings at or after `from` and before `to`, by `clock`. */
  from: askedTime,
  to: askedTime,
  /** `event`: when the vehicle measured; `received`: when Motorcade received. */
  clock: z.enum(clocks).default('event'),
};

const inReach = askedRange(
  ({ from, to }: { from: number; to: number }) => to - from <= greatestExportMs,
  `, at most ${greatestExportMs / days(1)} days apart: export a longer time in parts`,
);

/** What the size of an export is asked with. */
export const exportSelection = z
  .strictObject({
    /** Ids with commas between them; absent is every signal there is. A track is of positions, whatever is named. */
    signals: signals.optional(),
    ...range,
  })
  .refine(...inReach);
export type ExportSelection = z.infer<typeof exportSelection>;

export const exportRequest = z
  .strictObject({
    format: z.enum(exportFormats),
    signals: signals.optional(),
    ...range,
    /** Of CSV only. */
    layout: z.enum(exportLayouts).default('long'),
  })
  .refine(...inReach);

/** An evidence pack has every signal and every format. */
export const evidenceRequest = z.strictObject(range).refine(...inReach);
export type EvidenceRequest = z.infer<typeof evidenceRequest>;

/** How much an export would be. */
export const exportSize = z.object({
  /** Readings; one more than the limit where there are more than that. */
  rows: z.number(),
  /** Positions among them: the points of a track. */
  fixes: z.number(),
  limit: z.number(),
});
export type ExportSize = z.infer<typeof exportSize>;

/** Says what an evidence pack is of, and lets anybody find out whether a file of it has been changed. */
export const evidenceManifest = z.object({
  format: z.literal('motorcade evidence 1'),
  product: z.object({
    name: z.literal('Motorcade'),
    version: z.string(),
    /** SHA-256 of the program that wrote the pack, its decoders among it. */
    program: z.string(),
  }),
  vin: z.string(),
  /** The range, and by which clock: `event` or `received`. ISO 8601 in UTC, the end not included. */
  range: z.object({ from: z.string(), to: z.string(), clock: z.enum(clocks) }),
  /** When the first and the last of its readings were measured, and received; null where there is none. */
  measured: z.object({ first: z.string(), last: z.string() }).nullable(),
  received: z.object({ first: z.string(), last: z.string() }).nullable(),
  madeAt: z.string(),
  madeBy: z.object({ name: z.string(), role: z.string() }),
  readings: z.number(),
  messages: z.number(),
  /** Why a file is not there that others' packs have; empty where nothing is left out. */
  leftOut: z.array(z.string()),
  /** What the signals in the pack are, and their units. */
  signals: z.array(z.object({ id: z.string(), label: z.string(), kind: z.string(), unit: z.string().nullable() })),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type EvidenceManifest = z.infer<typeof evidenceManifest>;
