import { z } from 'zod';
import { awaySince, sourcePhases } from './connections';
import { verdicts } from './message';
import { timeSources } from './reading';
import { roles } from './roles';
import { signalGroups, signalKinds } from './signal';

/** Shapes of everything under `/api`. Times are epoch milliseconds, numbers are in their signal's canonical unit. */

export const problem = z.object({ error: z.string() });

/** Postgres' texts hold anything but U+0000 and half a surrogate pair. */
export const storable = [
  (text: string) => !/[\0\p{Surrogate}]/u.test(text),
  'expected text without NUL characters and halves of others',
] as const;

/** Opaque: vendors send other than 17 characters. */
export const vin = z
  .string()
  .min(1)
  .max(64)
  .refine(...storable);

const password = z.string().min(12, 'a password has at least 12 characters').max(128);
const person = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine(...storable),
  email: z.email().max(254),
};

/** Whether the installation still waits for its first administrator. */
export const setupState = z.object({ needsAdministrator: z.boolean() });
export const setupRequest = z.object({ token: z.string().min(1).max(200), ...person, password });
export type SetupRequest = z.infer<typeof setupRequest>;

/** What a person signs in with. */
export const credentials = z.object({ email: z.email().max(254), password: z.string().min(1).max(128) });
export type Credentials = z.infer<typeof credentials>;
export const passwordChange = z.object({ currentPassword: z.string().min(1).max(128), newPassword: password });
export type PasswordChange = z.infer<typeof passwordChange>;

export const me = z.object({
  id: z.string(),
  ...person,
  role: z.enum(roles),
  sessionId: z.string(),
});
export type Me = z.infer<typeof me>;

export const session = z.object({
  id: z.string(),
  createdAt: z.number(),
  lastSeenAt: z.number(),
  expiresAt: z.number(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const user = z.object({ id: z.string(), ...person, role: z.enum(roles), createdAt: z.number() });
export type User = z.infer<typeof user>;
export const newUser = z.object({ ...person, password, role: z.enum(roles) });
export type NewUser = z.infer<typeof newUser>;
export const userChange = z.object({ role: z.enum(roles) });

export const signal = z.object({
  id: z.string(),
  label: z.string(),
  group: z.enum(signalGroups),
  kind: z.enum(signalKinds),
  unit: z.string().nullable(),
  decimals: z.number(),
  freshMs: z.number(),
  plausible: z.tuple([z.number(), z.number()]).readonly().nullable(),
  vss: z.string().nullable(),
});

const value = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.object({ latitude: z.number(), longitude: z.number() }),
  z
    .array(
      z.union([z.string(), z.number(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))]),
    )
    .readonly(),
]);

export const reading = z.object({
  signal: z.string(),
  value,
  at: z.number(),
  timeSource: z.enum(timeSources),
  receivedAt: z.number(),
  claimedAt: z.number().optional(),
  upstream: z.string(),
  message: z.string(),
});

export const absence = z.object({
  signal: z.string(),
  reason: z.string(),
  description: z.string(),
  at: z.number(),
  upstream: z.string(),
  message: z.string(),
});

export const availability = z.object({
  signal: z.string(),
  updateRate: z.string(),
  rateLimitHertz: z.number().nullable(),
  appliesPer: z.string().nullable(),
  upstream: z.string(),
});

export const vehicle = z.object({
  id: z.number(),
  vin: z.string(),
  name: z.string().nullable(),
  model: z.string().nullable(),
  readings: z.array(reading),
  absences: z.array(absence),
  availabilities: z.array(availability),
});
const vehicleName = z
  .string()
  .trim()
  .max(100)
  .refine(...storable)
  .nullable()
  .optional();
export const vehicleChange = z.object({ name: vehicleName, model: vehicleName });
export type VehicleChange = z.infer<typeof vehicleChange>;

/** Why a message, or a field of it, was not taken. */
export const refusal = z.object({ reason: z.string(), field: z.string(), detail: z.string() });

/**
 * What a reading changed: it is what the screen shows now (`latest`); history only, for another was newer (`older`) or
 * won at the same time (`outdone`); nothing, for the same was there from another message (`repeated`); nothing yet, for
 * its message was not taken (`not-taken`). `by` is the message that stands instead.
 */
export const readingEffect = z.object({
  kind: z.enum(['latest', 'older', 'outdone', 'repeated', 'not-taken']),
  by: z.object({ message: z.string(), upstream: z.string(), at: z.number() }).nullable(),
});
export type ReadingEffect = z.infer<typeof readingEffect>;

/** How it ended with a message that was kept out. */
export const settlement = z.object({
  state: z.enum(['decoded', 'discarded']),
  at: z.number(),
  /** Who had it done. */
  by: z.string().nullable(),
  /** Why it was discarded, in their words. */
  why: z.string().nullable(),
});
export type Settlement = z.infer<typeof settlement>;

/** A stored message: the bytes as they came, what was made of them, and what that changed. */
export const storedMessage = z.object({
  reference: z.string(),
  upstream: z.string(),
  topic: z.string(),
  receivedAt: z.number(),
  verdict: z.enum(verdicts),
  contentType: z.string().nullable(),
  properties: z.record(z.string(), z.string()),
  /** The payload as text where it is UTF-8, else base64. */
  payload: z.string(),
  isText: z.boolean(),
  /** How it was delivered where that is worth telling: partition, offset and key (Kafka); a repetition (MQTT). */
  delivery: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  device: z.string().nullable(),
  bytes: z.number(),
  vin: z.string().nullable(),
  refusals: z.array(refusal),
  /** Null where nothing was kept out, and while it waits. */
  settled: settlement.nullable(),
  /** Decoded afresh from the stored bytes, each with what it changed. */
  readings: z.array(z.object({ ...reading.shape, effect: readingEffect })),
  absences: z.array(absence),
});
export type StoredMessage = z.infer<typeof storedMessage>;

/** How an upstream's connection stands. */
export const upstream = z.object({
  id: z.string(),
  kind: z.string(),
  /** What people call the kind: `Drogue IoT`. */
  label: z.string(),
  /** Its messages name a device, which people map to a vehicle; those of the others name the vehicle itself. */
  hasDevices: z.boolean(),
  phase: z.enum(sourcePhases),
  /** Since when it is in this phase. */
  since: z.number(),
  awaySince,
  /** Last error in plain words; null when there was none since it was last live. */
  error: z.string().nullable(),
  lastMessageAt: z.number().nullable(),
});
export type Upstream = z.infer<typeof upstream>;

/** What a browser must know before it draws: where street tiles come from, if not from the package. */
export const mapSettings = z.object({
  tileUrl: z.string().nullable(),
  tileUrlDark: z.string().nullable(),
  attribution: z.string().nullable(),
  maximumZoom: z.number(),
});
export type MapSettings = z.infer<typeof mapSettings>;

/** The newest reading of each signal from each upstream, where more than one tells of the vehicle; empty otherwise. */
export const vehicleSources = z.object({ readings: z.array(reading) });
export type VehicleSources = z.infer<typeof vehicleSources>;
