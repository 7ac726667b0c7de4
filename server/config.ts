import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { toNumber } from './upstreams/to-number';
import type { UpstreamSettings } from './upstreams/upstream-settings';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

const wholeNumber = (least: number, greatest: number) => {
  const error = `expected a whole number from ${least} to ${greatest}`;
  return z
    .string()
    .transform(toNumber)
    .pipe(z.number({ error }).int({ error }).min(least, { error }).max(greatest, { error }));
};

const address = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `expected an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const tileAddress = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && ['{z}', '{x}', '{y}'].every((part) => text.includes(part)), {
    error: 'expected an http(s) address with {z}, {x} and {y} in it',
  });

const fileText = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: `expected the path of a file that can be read, got "${path}"` });
    return z.NEVER;
  }
});

/** Every setting, by the name of its environment variable. `.env.example` documents each. */
const environment = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(3000),
    PUBLIC_URL: address(['http:', 'https:']).optional(),
    DATABASE_URL: address(['postgres:', 'postgresql:']).optional(),
    DATA_DIR: z
      .string()
      .default('.motorcade')
      .transform((path) => resolve(path)),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
        error: 'expected one of fatal, error, warn, info, debug, silent',
      })
      .default('warn'),
    AUTH_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    TRUST_PROXY: z
      .enum(['true', 'false'], { error: 'expected true or false' })
      .default('false')
      .transform((word) => word === 'true'),

    DEMO: z.enum(['auto', 'on', 'off'], { error: 'expected auto, on or off' }).default('auto'),
    DEMO_VEHICLES: wholeNumber(1, 10_000).default(150),

    HIGH_MOBILITY_URL: address(['mqtts:', 'mqtt:']).optional(),
    HIGH_MOBILITY_CLIENT_ID: z.string().min(1).optional(),
    HIGH_MOBILITY_TOPIC: z.string().min(1).optional(),
    HIGH_MOBILITY_CA_FILE: fileText.optional(),
    HIGH_MOBILITY_CERTIFICATE_FILE: fileText.optional(),
    HIGH_MOBILITY_KEY_FILE: fileText.optional(),
    HIGH_MOBILITY_MQTT_VERSION: z.enum(['5', '3.1.1'], { error: 'expected 5 or 3.1.1' }).default('5'),

    MAP_TILE_URL: tileAddress.optional(),
    MAP_TILE_URL_DARK: tileAddress.optional(),
    MAP_TILE_ATTRIBUTION: z.string().optional(),
    MAP_TILE_MAX_ZOOM: wholeNumber(1, 22).default(19),
  })
  .check(({ value, issues }) => {
    const complain = (name: string, message: string) =>
      issues.push({ code: 'custom', path: [name], message, input: value });
    if (value.HIGH_MOBILITY_URL !== undefined) {
      const isSecure = value.HIGH_MOBILITY_URL.startsWith('mqtts:');
      const needed = ['HIGH_MOBILITY_CLIENT_ID', 'HIGH_MOBILITY_TOPIC'] as const;
      const certificates = ['HIGH_MOBILITY_CERTIFICATE_FILE', 'HIGH_MOBILITY_KEY_FILE'] as const;
      for (const name of isSecure ? [...needed, ...certificates] : needed)
        if (value[name] === undefined) complain(name, 'is needed because HIGH_MOBILITY_URL is set');
    }
    if (value.MAP_TILE_URL !== undefined && value.MAP_TILE_ATTRIBUTION === undefined)
      complain('MAP_TILE_ATTRIBUTION', 'is needed because MAP_TILE_URL is set: whoever draws the tiles must be named');
    const publicUrl = value.PUBLIC_URL === undefined ? undefined : new URL(value.PUBLIC_URL);
    if (publicUrl?.protocol === 'http:' && !loopbackHosts.has(publicUrl.hostname))
      complain('PUBLIC_URL', 'must be https:// unless it is this machine: over http, cookies can be read on the way');
    if (publicUrl === undefined && !loopbackHosts.has(value.HOST))
      complain(
        'PUBLIC_URL',
        `is needed because HOST is ${value.HOST}: others must reach Motorcade by its https address`,
      );
  });

type Environment = z.infer<typeof environment>;

/** Names that begin like a setting but are none: most likely misspelt. */
function misspelt(variables: Record<string, string | undefined>): string[] {
  const prefixes = ['HIGH_MOBILITY_', 'DEMO_', 'MAP_TILE_'];
  return Object.keys(variables).filter(
    (name) => prefixes.some((prefix) => name.startsWith(prefix)) && !(name in environment.shape),
  );
}

function highMobilityOf(settings: Environment): UpstreamSettings[] {
  if (settings.HIGH_MOBILITY_URL === undefined) return [];
  return [
    {
      id: 'high-mobility',
      kind: 'high-mobility',
      settings: {
        url: settings.HIGH_MOBILITY_URL,
        clientId: settings.HIGH_MOBILITY_CLIENT_ID ?? '',
        filter: settings.HIGH_MOBILITY_TOPIC ?? '',
        protocolVersion: settings.HIGH_MOBILITY_MQTT_VERSION === '5' ? 5 : 4,
        qos: 1,
        clean: false,
        ca: settings.HIGH_MOBILITY_CA_FILE,
        certificate: settings.HIGH_MOBILITY_CERTIFICATE_FILE,
        key: settings.HIGH_MOBILITY_KEY_FILE,
      },
    },
  ];
}

/** Settings that cannot be used. Its message has one line for each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads every setting; the only place that looks at the environment.
 * @throws ConfigError with a sentence for each wrong setting: its name, what was found and what was expected
 */
export function readConfig(variables: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const complaints = misspelt(given).map((name) => `${name}: no setting has this name; see .env.example`);
  for (const issue of parsed.error?.issues ?? []) {
    const name = issue.path.join('.');
    // An address may have a password in it.
    const found = given[name] === undefined || /FILE$|SECRET$|URL$/.test(name) ? '' : `, got "${given[name]}"`;
    complaints.push(`${name}: ${issue.message}${issue.message.includes('got "') ? '' : found}`);
  }
  if (!parsed.success || complaints.length > 0) throw new ConfigError(complaints.join('\n'));
  const settings = parsed.data;
  const upstreams = highMobilityOf(settings);
  return {
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL,
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL,
    authSecret: settings.AUTH_SECRET,
    isProxyTrusted: settings.TRUST_PROXY,
    isDevelopment: variables.NODE_ENV !== 'production',
    upstreams,
    demoVehicles:
      settings.DEMO === 'on' || (settings.DEMO === 'auto' && upstreams.length === 0) ? settings.DEMO_VEHICLES : 0,
    map: {
      tileUrl: settings.MAP_TILE_URL ?? null,
      tileUrlDark: settings.MAP_TILE_URL_DARK ?? null,
      attribution: settings.MAP_TILE_ATTRIBUTION ?? null,
      maximumZoom: settings.MAP_TILE_MAX_ZOOM,
    },
  };
}

export type Config = ReturnType<typeof readConfig>;
