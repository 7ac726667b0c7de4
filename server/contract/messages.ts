import { z } from 'zod';
import { askedText, askedTime } from './asked';
import { keptStates, verdicts } from './message';

/** Shapes of `/api/messages`. Times are epoch milliseconds. */

const text = askedText(500);

/** What to look for; all that is given must hold, so a condition of no known name is refused. Newest first. */
export const messageSearch = z.strictObject({
  vin: text.optional(),
  upstream: text.optional(),
  /**
   * A device's, of those of which something was not taken when they came. What was taken at once is found by its vehicle.
   */
  device: text.optional(),
  /** Of those of which something was not taken, by what has become of them since. */
  state: z.enum(keptStates).optional(),
  /** Part of the topic, in whatever case. */
  topic: text.optional(),
  verdict: z.enum(verdicts).optional(),
  /** Received at or after `from` and before `to`. */
  from: askedTime.optional(),
  to: askedTime.optional(),
  /** Where the last answer ended. */
  cursor: z
    .string()
    .regex(/^\d{1,18}\.\d{1,9}$/)
    .optional(),
});
export type MessageSearch = z.infer<typeof messageSearch>;

const listedMessage = z.object({
  /** `<batch>.<index>` */
  reference: z.string(),
  upstream: z.string(),
  topic: z.string(),
  receivedAt: z.number(),
  verdict: z.enum(verdicts),
  vin: z.string().nullable(),
  device: z.string().nullable(),
  bytes: z.number(),
});
export type ListedMessage = z.infer<typeof listedMessage>;

/** What was found so far: a search stops after a page or after about a second, whichever is first. */
export const foundMessages = z.object({
  messages: z.array(listedMessage),
  /** Everything received since then has been looked at. */
  searchedTo: z.number().nullable(),
  /** Go on from here; null when there is nothing more. */
  cursor: z.string().nullable(),
});
export type FoundMessages = z.infer<typeof foundMessages>;
