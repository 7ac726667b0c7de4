import { z } from 'zod';
import { askedInteger, askedText, askedTime } from './asked';
import { days, seconds } from './duration';
import { reading, storable, vin } from './http';
import { roles } from './roles';

/** Shapes of everything under `/api/commands`. Times are epoch milliseconds, amounts are in canonical units. */

/**
 * The life of a command. `accepted` says that the broker took it, and nothing about the vehicle. What no reading has
 * decided when its time is up is `unconfirmed`; `unknown` may have been published before a server was killed.
 */
export const commandStates = [
  'awaiting-approval',
  'queued',
  'dispatching',
  'accepted',
  'confirmed',
  'contradicted',
  'unconfirmed',
  'expired',
  'failed',
  'unknown',
  'cancelled',
] as const;
export type CommandState = (typeof commandStates)[number];

/** How much harm a command can do: critical ones ask for a reason and the last four characters of the VIN. */
export const commandRisks = ['normal', 'caution', 'critical'] as const;
export type CommandRisk = (typeof commandRisks)[number];

/** What to do with a vehicle that is not heard of: give up at once, or publish as soon as it is, until the deadline. */
export const offlineRules = ['fail', 'wait'] as const;
export type OfflineRule = (typeof offlineRules)[number];

/** The longest time a command may wait to be published. */
export const longestDeadlineMs = days(7);
/** Vehicles of one bulk command, at most. */
export const bulkLimit = 1_000;
/** Commands of one page, at most and where nobody says. */
export const commandsPage = { most: 200, usual: 50 } as const;

/** A value a parameter or an effect can have. */
export const scalar = z.union(
  [
    z.number(),
    z
      .string()
      .max(500)
      .refine(...storable),
    z.boolean(),
  ],
  {
    error: 'expected a number, a text, true or false',
  },
);
export type Scalar = z.infer<typeof scalar>;

/** One parameter: JSON Schema (draft 2020-12) of a scalar, with the canonical unit beside it. */
export const commandParameter = z.strictObject({
  type: z.enum(['number', 'integer', 'string', 'boolean']).describe('What its value is.'),
  title: z.string().min(1).max(100).describe('What people call it.'),
  description: z.string().max(500).optional().describe('What it does, for whoever fills it in.'),
  unit: z.string().optional().describe('Unit of the number that is sent; people write it in the one they prefer.'),
  minimum: z.number().optional().describe('Least number.'),
  maximum: z.number().optional().describe('Greatest number.'),
  multipleOf: z.number().positive().optional().describe('The number is so many times this.'),
  maxLength: z.int().positive().max(500).optional().describe('Most characters of a text.'),
  enum: z.array(scalar).min(1).max(50).optional().describe('The values that may be chosen from.'),
  default: scalar.optional().describe('What is sent where nothing is said.'),
});
export type CommandParameter = z.infer<typeof commandParameter>;

/** What must hold of a fresh reading when the command is published. */
export const precondition = z.strictObject({
  signal: z.string(),
  /** The values that are right: one of these, at most so much, at least so much. */
  isOneOf: z.array(scalar).min(1).optional(),
  isAtMost: z.number().optional(),
  isAtLeast: z.number().optional(),
  /** An older reading proves nothing. */
  freshWithinMs: z.number().int().positive(),
});
export type Precondition = z.infer<typeof precondition>;

/** What telemetry shows when a vehicle has obeyed. */
export const effect = z.strictObject({
  signal: z.string(),
  /** One of these values shows it; of a number, one within `tolerance`. Null: any reading of the signal does. */
  becomes: z.array(scalar).min(1).nullable(),
  tolerance: z.number().nonnegative().default(0),
  /** How long after it was published the vehicle may take to show it, by event time. */
  withinMs: z.number().int().positive(),
});
export type Effect = z.infer<typeof effect>;

export const commandType = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string(),
  risk: z.enum(commandRisks),
  /** The least role that may send it. */
  role: z.enum(roles),
  /** A second person must agree before it is queued. */
  needsApproval: z.boolean(),
  /** Sending it twice does what sending it once does. Whatever is not so is never published twice. */
  mayRepeat: z.boolean(),
  parameters: z.record(z.string(), commandParameter),
  /** Names of the parameters that must be given. */
  required: z.array(z.string()),
  preconditions: z.array(precondition),
  /** Null where nothing that the vehicle tells would show it. Values in braces stand for parameters. */
  effect: effect.nullable(),
  /** How long it may wait to be published where nobody says. */
  deadlineMs: z.number(),
});
export type CommandType = z.infer<typeof commandType>;

/** A precondition as the newest readings have it. */
export const checkedPrecondition = z.object({
  ...precondition.shape,
  /** What is expected, in words: `Speed at most 0 km/h`. */
  expected: z.string(),
  reading: reading.nullable(),
  holds: z.boolean(),
  /** Why it does not hold, in a sentence; null where it does. */
  problem: z.string().nullable(),
});
export type CheckedPrecondition = z.infer<typeof checkedPrecondition>;

/** Where a vehicle's commands go, or why they cannot. */
export const commandRoute = z.object({
  upstream: z.string(),
  label: z.string(),
  device: z.string().nullable(),
  isConnected: z.boolean(),
  /** Null where it carries commands. */
  whyNot: z.string().nullable(),
});
export type CommandRoute = z.infer<typeof commandRoute>;

/** What can be sent to a vehicle, and what cannot and why. */
export const commandOffer = z.object({
  vin,
  /** When anything was last heard of it; null: never. */
  lastHeardAt: z.number().nullable(),
  /** It was heard of so lately that a command can be expected to reach it. */
  isOnline: z.boolean(),
  routes: z.array(commandRoute),
  types: z.array(
    z.object({
      type: commandType,
      /** Null where the person asking may send it to this vehicle. */
      whyNot: z.string().nullable(),
      preconditions: z.array(checkedPrecondition),
    }),
  ),
});
export type CommandOffer = z.infer<typeof commandOffer>;

const reason = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .refine(...storable);

const what = {
  type: z
    .string()
    .min(1)
    .max(64)
    .refine(...storable),
  parameters: z
    .record(
      z
        .string()
        .max(64)
        .refine(...storable),
      scalar,
    )
    .default({}),
  /** Why; critical commands ask for it. */
  reason: reason.optional(),
  whenOffline: z.enum(offlineRules).default('fail'),
  deadlineMs: z.number().int().min(seconds(5)).max(longestDeadlineMs).optional(),
};

/** The header `Idempotency-Key`: stands for one request of a person, however often it is made. */
export const idempotencyKey = z
  .string({ error: 'expected a text of your own for each command, so that asking again sends none twice' })
  .regex(/^[\x21-\x7e]{1,200}$/, 'expected 1 to 200 visible ASCII characters');

export const commandRequest = z.strictObject({
  vin,
  ...what,
  /** The last four characters of the VIN, typed by whoever sends a critical command. */
  vinEnding: z
    .string()
    .max(4)
    .refine(...storable)
    .optional(),
});
export type CommandRequest = z.infer<typeof commandRequest>;

/** What would be sent, to the byte; null where it cannot be told yet. Nothing is sent, and nothing kept. */
export const commandPreview = z.object({
  upstream: z.string().nullable(),
  topic: z.string().nullable(),
  payload: z.string().nullable(),
  /** Of the payload as UTF-8. */
  bytes: z.number().nullable(),
  expiresAt: z.number(),
  isOnline: z.boolean(),
  preconditions: z.array(checkedPrecondition),
  /** What it would be confirmed by, in words; null where nothing would. */
  confirmedBy: z.string().nullable(),
  /** Why it would be refused, in sentences. */
  problems: z.array(z.string()),
});
export type CommandPreview = z.infer<typeof commandPreview>;

/** One step in the life of a command. */
export const commandStep = z.object({
  at: z.number(),
  state: z.enum(commandStates),
  /** Who: a person, or `Motorcade`. */
  actor: z.string(),
  /** What happened, in a sentence. */
  words: z.string(),
});
export type CommandStep = z.infer<typeof commandStep>;

/** A row of the log. */
export const command = z.object({
  id: z.uuid(),
  vin,
  vehicle: z.string().nullable(),
  type: z.string(),
  label: z.string(),
  risk: z.enum(commandRisks),
  parameters: z.record(z.string(), scalar),
  state: z.enum(commandStates),
  /** Why it stands as it does, in a sentence. */
  words: z.string(),
  requestedBy: z.string(),
  requestedById: z.string().nullable(),
  approvedBy: z.string().nullable(),
  reason: z.string().nullable(),
  bulk: z.uuid().nullable(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** Of two states of a command, the one of the greater number is the newer. */
  change: z.number(),
  expiresAt: z.number(),
  /** When it was handed to the broker, as far as is known. */
  publishedAt: z.number().nullable(),
  /** Until when a reading may be measured that confirms it in time. */
  decidedBy: z.number().nullable(),
  isCancellable: z.boolean(),
});
export type Command = z.infer<typeof command>;

/** All there is to know of a command. */
export const commandDetail = command.extend({
  upstream: z.string(),
  device: z.string(),
  topic: z.string(),
  payload: z.string(),
  mayRepeat: z.boolean(),
  whenOffline: z.enum(offlineRules),
  preconditions: z.array(precondition),
  effect: effect.nullable(),
  /** How often it was handed to the broker, and the last packet's identifier and answer (MQTT 5 §3.4.2.1). */
  attempts: z.number(),
  packetId: z.number().nullable(),
  reasonCode: z.number().nullable(),
  reasonWords: z.string().nullable(),
  /** The reading that decided, and what the signal said before it was published. */
  decidedByReading: reading.nullable(),
  before: reading.nullable(),
  steps: z.array(commandStep),
});
export type CommandDetail = z.infer<typeof commandDetail>;

const text = askedText(200);

/** What to look for; all that is given must hold. Newest first. */
export const commandSearch = z.strictObject({
  vin: vin.optional(),
  /** Part of who asked for it, in whatever case. */
  by: text.optional(),
  type: text.optional(),
  /** States, by commas. */
  states: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(commandStates)).min(1))
    .optional(),
  bulk: z.uuid().optional(),
  /** Created at or after `from` and before `to`. */
  from: askedTime.optional(),
  to: askedTime.optional(),
  limit: askedInteger(z.int().min(1).max(commandsPage.most).default(commandsPage.usual)),
  /** Where the last page ended: the id of its last command. */
  cursor: z.uuid().optional(),
});
export type CommandSearch = z.infer<typeof commandSearch>;

export const foundCommands = z.object({ commands: z.array(command), cursor: z.uuid().nullable() });
export type FoundCommands = z.infer<typeof foundCommands>;

export const bulkRequest = z.strictObject({
  vins: z.array(vin).min(1).max(bulkLimit),
  ...what,
  /** The number of vehicles, typed by whoever sends a critical command to them. */
  vehicles: z.number().int().optional(),
  /** Commands published a second, at most. */
  perSecond: z.number().min(0.1).max(50).default(5),
});
export type BulkRequest = z.infer<typeof bulkRequest>;

/** What one command for many vehicles would come to. Nothing is sent, and nothing kept. */
export const bulkPreview = z.object({
  /** How many vehicles would get it. */
  sendable: z.number(),
  /** The first of them, or of all where none would, and what it would get. */
  vin,
  example: commandPreview,
  /** Why the others would get none, and how many for each reason: the most frequent first. */
  refused: z.array(z.object({ problem: z.string(), vehicles: z.number() })),
});
export type BulkPreview = z.infer<typeof bulkPreview>;

export const bulk = z.object({
  id: z.uuid(),
  type: z.string(),
  label: z.string(),
  parameters: z.record(z.string(), scalar),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  requestedById: z.string().nullable(),
  createdAt: z.number(),
  perSecond: z.number(),
  stoppedAt: z.number().nullable(),
  stoppedBy: z.string().nullable(),
  total: z.number(),
  /** How many of its commands are in each state. */
  states: z.partialRecord(z.enum(commandStates), z.number()),
  /** Vehicles that got no command, and why. */
  refused: z.array(z.object({ vin, problem: z.string() })),
});
export type Bulk = z.infer<typeof bulk>;
