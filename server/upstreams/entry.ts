import { z } from 'zod';
import { isPlainObject } from './plain-object';

/** What entries of the upstreams file have in common, whatever their kind. */

/** A secret stands in an environment variable or a file, never in the upstreams file. */
export const secret = z
  .union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })], {
    error: ({ input }) => {
      const expected = 'expected { env: NAME } or { file: path }';
      if (input === undefined) return `is missing: ${expected}`;
      return typeof input === 'string' ? `${expected}: secrets do not belong in this file` : expected;
    },
  })
  .meta({
    description: 'Where the secret is: { env: NAME } for an environment variable, { file: path } for a file.',
    isSecret: true,
  });

/** Path of a PEM file; a relative one starts at the folder of the upstreams file. */
export const pemFile = (what: string) =>
  z
    .string()
    .min(1)
    .meta({ description: `Path of a PEM file: ${what}.`, isPath: true });

export const mqttUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^mqtts?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '', {
    error: 'expected an address like mqtts://broker.example.com:8883 (mqtt:// for no TLS)',
  })
  .refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), {
    error: 'expected an address without user name and password: they have settings of their own',
  })
  .describe('mqtts://host:port for TLS, mqtt://host:port without.');

export const mqttVersion = z
  .enum(['5', '3.1.1'], { error: 'expected "5" or "3.1.1", in quotes' })
  .describe('Version of MQTT to speak.');

/** 4 is what MQTT 3.1.1 calls itself on the wire (§3.1.2.2). */
export const protocolOf = (version: z.infer<typeof mqttVersion>): 4 | 5 => (version === '5' ? 5 : 4);

/**
 * When to ask what holds between fields: once those can be read, whatever is wrong with the others, so that all mistakes
 * are told at once.
 */
export const whenSound =
  (...fields: string[]) =>
  ({ value, issues }: z.core.ParsePayload): boolean =>
    isPlainObject(value) && !issues.some(({ path }) => fields.includes(String(path?.[0])));
