import { z } from 'zod';
import { storable, vin } from './http';
import { redecodeStep } from './quarantine';

/** Shapes of `/api/devices`: what an upstream's own device ids stand for. */

const deviceId = z
  .string()
  .min(1)
  .max(300)
  .refine(...storable);
const upstreamId = z
  .string()
  .min(1)
  .max(100)
  .refine(...storable);

export const deviceKey = z.object({ upstream: upstreamId, device: deviceId });
export type DeviceKey = z.infer<typeof deviceKey>;

/** A VIN, or nothing; messages of an ignored device are kept and nobody is asked about them. */
export const deviceMapping = z.object({ ...deviceKey.shape, vin: vin.nullable(), isIgnored: z.boolean() });
export type DeviceMapping = z.infer<typeof deviceMapping>;

export const device = z.object({
  upstream: z.string(),
  /** As the upstream sent it, of whatever length. */
  device: z.string(),
  vin: z.string().nullable(),
  isIgnored: z.boolean(),
  /** Messages that wait for a vehicle. */
  waiting: z.number(),
  firstSeenAt: z.number().nullable(),
  lastSeenAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  updatedBy: z.string().nullable(),
});
export type Device = z.infer<typeof device>;

export const deviceStates = ['unmapped', 'mapped', 'ignored'] as const;

/** What to list; all that is given must hold. Those that nobody mapped or ignored first, then by upstream, then by device. */
export const deviceSearch = z.strictObject({
  upstream: upstreamId.optional(),
  state: z.enum(deviceStates).optional(),
  /** Part of the device id or of the VIN, in whatever case. */
  search: deviceId.optional(),
  /** Where the last page ended. */
  cursor: z
    .string()
    .max(500)
    .refine(...storable)
    .optional(),
});
export type DeviceSearch = z.infer<typeof deviceSearch>;
export const devicePage = z.object({
  devices: z.array(device),
  cursor: z.string().nullable(),
  /** How many there are of each state, whatever is searched for. */
  counts: z.record(z.enum(deviceStates), z.number()),
});
export type DevicePage = z.infer<typeof devicePage>;

/** A mapping as it was kept, and the first step of decoding what waited. */
export const mappedDevice = z.object({ device, redecoded: redecodeStep });
/** A further step: of one device, or of all that waits in an upstream. */
export const deviceRedecode = z.object({
  upstream: upstreamId,
  device: deviceId.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** `ask`: to change nothing where there are warnings. */
export const deviceImportRequest = z.object({ ask: z.literal('yes').optional() });
/** Columns of the CSV: upstream, device, vin, ignored (`yes` or empty). Nothing is changed while a line has a problem. */
export const deviceImport = z.object({
  /** Not where a line has a problem, nor where one has a warning and they were asked for first. */
  isApplied: z.boolean(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  problems: z.array(z.object({ line: z.number(), problem: z.string() })),
  /** Lines whose VIN is neither of 17 characters nor of a vehicle that is known. */
  warnings: z.array(z.object({ line: z.number(), vin: z.string() })),
  /** Upstreams of which messages may be decoded now that waited. */
  upstreams: z.array(z.string()),
});
export type DeviceImport = z.infer<typeof deviceImport>;
