import { z } from 'zod';
import { verdicts } from './message';

/** Shapes of `/api/connections`: how the upstreams are, for whoever has to mend them. Times are epoch milliseconds. */

export const sourcePhases = [
  'stopped',
  'paused',
  'connecting',
  'signing-in',
  'subscribing',
  'live',
  'waiting',
  'blocked',
] as const;
export type SourcePhase = (typeof sourcePhases)[number];

/** How far a consumer is in one partition of a Kafka topic. Offsets are decimal texts: they exceed a number. */
export const partitionLag = z.object({
  partition: z.number(),
  /** Next offset to read, by what is committed. */
  committed: z.string(),
  /** Next offset that will be written. */
  end: z.string(),
  lag: z.number(),
});
export type PartitionLag = z.infer<typeof partitionLag>;

/**
 * What an upstream signs in with, and until when that is good. A token is fetched anew for each sign-in: the next is that
 * of `nextAttemptAt` while the connection waits, and whenever it is lost otherwise.
 */
export const credential = z.object({
  /** `client certificate`, `certificate authority`, `access token`… */
  name: z.string(),
  expiresAt: z.number().nullable(),
});
export type Credential = z.infer<typeof credential>;

/** Since when it has not been live, through all tries; null while it is. */
export const awaySince = z.number().nullable();

/** One connection; several of a shared subscription make up one upstream. */
export const link = z.object({
  /** Client id or group member. */
  name: z.string(),
  phase: z.enum(sourcePhases),
  since: z.number(),
  awaySince,
  error: z.string().nullable(),
  /** What else is known of it: whom it signs in as (`signsInAs`, never a secret), protocol version, quality of service granted, session present… */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Link = z.infer<typeof link>;

/** Half and nineteen of twenty are faster than this, in milliseconds, of the last five minutes. */
export const percentiles = z.object({ p50: z.number(), p95: z.number() });
export type Percentiles = z.infer<typeof percentiles>;

const perMinute = z.array(z.number());

/** What came in the last hour, by minute of receipt. */
export const traffic = z.object({
  /** Start of the first minute; each list has one entry a minute from there on, the last being the current one. */
  since: z.number(),
  received: perMinute,
  /** Of payloads received since the server started: of those before it only the number is known. */
  bytes: perMinute,
  verdicts: z.record(z.enum(verdicts), perMinute),
});
export type Traffic = z.infer<typeof traffic>;

export const connection = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  hasDevices: z.boolean(),
  /** Host and port, or several. */
  endpoint: z.string(),
  /** Filter or topic as configured. */
  subscription: z.string(),
  phase: z.enum(sourcePhases),
  since: z.number(),
  /** Of several links, since when none has been live. */
  awaySince,
  /** Last error in plain words; null when there was none since it was last live. */
  error: z.string().nullable(),
  /** When it is tried again, while it waits. */
  nextAttemptAt: z.number().nullable(),
  lastMessageAt: z.number().nullable(),
  lastAcknowledgedAt: z.number().nullable(),
  /** Received and not yet committed, and when the oldest of them was received. */
  pending: z.number(),
  oldestPendingAt: z.number().nullable(),
  /** How often it was lost and had again in the last 24 hours. */
  reconnects: z.number(),
  /** Who paused it. */
  pausedBy: z.string().nullable(),
  links: z.array(link),
  credentials: z.array(credential),
  partitions: z.array(partitionLag).nullable(),
  /** The source's own rules, in sentences. */
  rules: z.array(z.string()),
  traffic,
  lag: z.object({ eventToReceive: percentiles.nullable(), receiveToCommit: percentiles.nullable() }),
});
export type Connection = z.infer<typeof connection>;

/** A part of the product that cannot run here, and what would let it. */
export const missingUpstream = z.object({
  kind: z.string(),
  label: z.string(),
  reason: z.string(),
  remedy: z.string(),
});
export type MissingUpstream = z.infer<typeof missingUpstream>;

export const connectionsPage = z.object({
  connections: z.array(connection),
  missing: z.array(missingUpstream),
  commitToBrowser: percentiles.nullable(),
});
export type ConnectionsPage = z.infer<typeof connectionsPage>;

export const controls = ['pause', 'resume', 'restart'] as const;
export const controlRequest = z.object({ control: z.enum(controls) });
export type Control = (typeof controls)[number];

export const testStepNames = ['dns', 'tcp', 'tls', 'sign-in', 'subscribe', 'first-message'] as const;
export const testStep = z.object({
  name: z.enum(testStepNames),
  /** `not-used`: it is not asked for; `nothing-came`: no message did, which may be a fault and need not. */
  state: z.enum(['waiting', 'running', 'passed', 'failed', 'skipped', 'not-used', 'nothing-came']),
  /** What was found, or why it failed or was skipped, in plain words. */
  detail: z.string().nullable(),
  milliseconds: z.number().nullable(),
});
export type TestStep = z.infer<typeof testStep>;

/** A test of a connection, under way or over. */
export const connectionTest = z.object({
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  steps: z.array(testStep),
});
export type ConnectionTest = z.infer<typeof connectionTest>;
