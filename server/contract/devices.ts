import { z } from 'zod';
import { vin } from './http';
import { redecodeStep } from './quarantine';

/** Shapes of `/api/devices`: what an upstream's own device ids stand for. */

const deviceId = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => !text.includes('\0'), 'expected text without NUL characters');
const upstreamId = z.string().min(1).max(100);

export const deviceKey = z.object({ upstream: upstreamId, device: deviceId });
export type DeviceKey = z.infer<typeof deviceKey>;

/** A VIN, or nothing; messages of an ignored device are kept and nobody is asked about them. */
export const deviceMapping = z.object({ ...deviceKey.shape, vin: vin.nullable(), isIgnored: z.boolean() });
export type DeviceMapping = z.infer<typeof deviceMapping>;

export const device = z.object({
  ...deviceMapping.shape,
  /** Messages that wait for a vehicle. */
  waiting: z.number(),
  firstSeenAt: z.number().nullable(),
  lastSeenAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  updatedBy: z.string().nullable(),
});
export type Device = z.infer<typeof device>;

/** A mapping as it was kept, and the first step of decoding what waited. */
export const mappedDevice = z.object({ device, redecoded: redecodeStep });
export const deviceRedecode = z.object({
  ...deviceKey.shape,
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** Columns of the CSV: upstream, device, vin, ignored (`yes` or empty). Nothing is changed while a line has a problem. */
export const deviceImport = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  problems: z.array(z.object({ line: z.number(), problem: z.string() })),
});
export type DeviceImport = z.infer<typeof deviceImport>;
