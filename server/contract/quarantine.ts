import { z } from 'zod';
import { reading, refusal, storable } from './http';
import { verdicts } from './message';

/** Shapes of `/api/quarantine`: messages of which something was not taken, grouped by reason and shape. */

const kept = z.enum(['partial', 'unmapped', 'quarantined']);
const text = z
  .string()
  .max(1_000)
  .refine(...storable);
const name = text.min(1);

export const quarantineGroupKey = z.object({
  upstream: name,
  verdict: kept,
  reason: name,
  /**
   * The shape of what is at fault, in words: of messages refused as a whole the names and types of their envelope, else
   * the fields that were refused. Empty where there is nothing to tell apart.
   */
  fingerprint: text,
});
export type QuarantineGroupKey = z.infer<typeof quarantineGroupKey>;

export const quarantineGroup = z.object({
  ...quarantineGroupKey.shape,
  /** Different messages, and how often they came in all. */
  messages: z.number(),
  seen: z.number(),
  firstAt: z.number(),
  lastAt: z.number(),
  /** A few of those it is about. */
  vins: z.array(z.string()),
  devices: z.array(z.string()),
  /** The first refusal of the newest message: the field, empty where it is about the whole message, and what was wrong. */
  field: z.string(),
  detail: z.string(),
  /** Its newest message. */
  example: z.string(),
});
export type QuarantineGroup = z.infer<typeof quarantineGroup>;

export const quarantinedMessage = z.object({
  reference: z.string(),
  receivedAt: z.number(),
  lastReceivedAt: z.number(),
  seen: z.number(),
  vin: z.string().nullable(),
  device: z.string().nullable(),
  refusals: z.array(refusal),
});
export type QuarantinedMessage = z.infer<typeof quarantinedMessage>;

/** A page of a group's messages, newest first. The cursor is where the last page ended: a message's reference. */
export const quarantinedSearch = z.strictObject({
  ...quarantineGroupKey.shape,
  cursor: z
    .string()
    .regex(/^\d{1,18}\.\d{1,9}$/)
    .optional(),
});
export const quarantinedPage = z.object({ messages: z.array(quarantinedMessage), cursor: z.string().nullable() });
export type QuarantinedPage = z.infer<typeof quarantinedPage>;

const step = z.string().regex(/^\d{1,18}$/);

/** What today's decoder would make of a group: of a sample of the newest, at most a hundred. */
export const redecodePreview = z.object({
  looked: z.number(),
  verdicts: z.partialRecord(z.enum(verdicts), z.number()),
  examples: z.array(
    z.object({
      reference: z.string(),
      vin: z.string().nullable(),
      verdict: z.enum(verdicts),
      readings: z.array(reading),
      refusals: z.array(refusal),
    }),
  ),
});
export type RedecodePreview = z.infer<typeof redecodePreview>;

/** A step of re-decoding: asked again until nothing remains. */
export const redecodeStep = z.object({
  /** Looked at in this step, and settled thereof. */
  looked: z.number(),
  settled: z.number(),
  /** Not looked at yet. */
  remaining: z.number(),
  /** Where the next step goes on; null at the end. */
  cursor: z.string().nullable(),
});
export type RedecodeStep = z.infer<typeof redecodeStep>;

export const redecodeRequest = z.object({ ...quarantineGroupKey.shape, cursor: step.optional() });
const why = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .refine(...storable);

export const discardRequest = z.object({ ...quarantineGroupKey.shape, why });
export const discarded = z.object({ discarded: z.number() });
