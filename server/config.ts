import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readCatalogue } from './commands/catalogue/read-catalogue';
import { type DataClass, type Retention, retentionProblem } from './contract/storage';
import { SettingsFileError } from './settings-file/settings-file-error';
import { suggestion } from './upstreams/suggestion';
import { toNumber } from './upstreams/to-number';
import { readUpstreamsFile } from './upstreams-file/read-upstreams-file';

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

const brokers = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .pipe(z.array(z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'expected host:port, or several with commas between')));

const token = z.string().min(16, 'expected at least 16 characters');

/** A whole number of days, or forever, which is null. */
const kept = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((text, context) => {
      if (text === 'forever') return null;
      const count = toNumber(text);
      if (count !== undefined && Number.isInteger(count) && count >= 1 && count <= 36_500) return count;
      context.addIssue({ code: 'custom', message: 'expected a whole number of days from 1 to 36500, or forever' });
      return z.NEVER;
    });

/** Read where no others are named and they are there. */
const usualUpstreamsFile = 'upstreams.yaml';
const usualCommandsFile = 'commands.yaml';

type RetentionSettings = Record<`RETENTION_${Uppercase<DataClass>}`, number | null>;

const retentionOf = (settings: RetentionSettings): Retention => ({
  messages: settings.RETENTION_MESSAGES,
  readings: settings.RETENTION_READINGS,
  rollups: settings.RETENTION_ROLLUPS,
  trips: settings.RETENTION_TRIPS,
  audit: settings.RETENTION_AUDIT,
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

    UPSTREAMS_FILE: z.string().optional(),
    COMMANDS_FILE: z.string().optional(),
    DEVICES_FILE: fileText.optional(),
    KAFKA_BROKERS: brokers.optional(),

    RETENTION_MESSAGES: kept('30'),
    RETENTION_READINGS: kept('400'),
    RETENTION_ROLLUPS: kept('1100'),
    RETENTION_TRIPS: kept('forever'),
    RETENTION_AUDIT: kept('forever'),

    METRICS_TOKEN: token.optional(),
    METRICS_TOKEN_FILE: fileText
      .transform((text) => text.trim())
      .pipe(token)
      .optional(),

    MAP_TILE_URL: tileAddress.optional(),
    MAP_TILE_URL_DARK: tileAddress.optional(),
    MAP_TILE_ATTRIBUTION: z.string().optional(),
    MAP_TILE_MAX_ZOOM: wholeNumber(1, 22).default(19),
  })
  .check(({ value, issues }) => {
    const complain = (name: string, message: string) =>
      issues.push({ code: 'custom', path: [name], message, input: value });
    if (value.METRICS_TOKEN !== undefined && value.METRICS_TOKEN_FILE !== undefined)
      complain('METRICS_TOKEN_FILE', 'is one too many because METRICS_TOKEN is set');
    if (value.MAP_TILE_URL !== undefined && value.MAP_TILE_ATTRIBUTION === undefined)
      complain('MAP_TILE_ATTRIBUTION', 'is needed because MAP_TILE_URL is set: whoever draws the tiles must be named');
    const retention = retentionProblem(retentionOf(value));
    if (retention !== null) complain('RETENTION_ROLLUPS', `is too short: ${retention}`);
    const publicUrl = value.PUBLIC_URL === undefined ? undefined : new URL(value.PUBLIC_URL);
    if (publicUrl?.protocol === 'http:' && !loopbackHosts.has(publicUrl.hostname))
      complain('PUBLIC_URL', 'must be https:// unless it is this machine: over http, cookies can be read on the way');
    if (publicUrl === undefined && !loopbackHosts.has(value.HOST))
      complain(
        'PUBLIC_URL',
        `is needed because HOST is ${value.HOST}: others must reach Motorcade by its https address`,
      );
  });

/** Names that begin like a setting but are none, in a sentence each: most likely misspelt. */
function misspelt(variables: Record<string, string | undefined>): string[] {
  const known = Object.keys(environment.shape);
  const prefixes = ['UPSTREAMS_', 'COMMANDS_', 'DEMO_', 'MAP_TILE_', 'RETENTION_'];
  const near = (name: string) =>
    suggestion(
      name,
      known.filter((one) => prefixes.some((prefix) => name.startsWith(prefix) && one.startsWith(prefix))),
    );
  return Object.keys(variables)
    .filter((name) => prefixes.some((prefix) => name.startsWith(prefix)) && !known.includes(name))
    .map((name) => `${name}: no setting has this name; ${near(name)}`);
}

/** What the named file says, else the usual one if it is there; what is wrong with it is added to `complaints`. */
function readWhere<Said>(
  read: (path: string) => Said,
  named: string | undefined,
  usual: string,
  complaints: string[],
): Said | undefined {
  if (named === undefined && !existsSync(usual)) return undefined;
  try {
    return read(named ?? usual);
  } catch (error) {
    if (!(error instanceof SettingsFileError)) throw error;
    complaints.push(...error.complaints);
    return undefined;
  }
}

/** Settings that cannot be used. Its message has one line for each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads every setting, the upstreams file and that of commands; the only place that looks at the environment.
 * @throws ConfigError with a sentence for each wrong setting or line: its name, what was found and what was expected
 */
export function readConfig(variables: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const complaints = misspelt(given);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]);
    // An address may have a password in it.
    const found = given[name] === undefined || /FILE$|SECRET$|TOKEN$|URL$/.test(name) ? '' : `, got "${given[name]}"`;
    complaints.push(`${name}: ${issue.message}${issue.message.includes('got "') ? '' : found}`);
  }
  const readUpstreams = (path: string) => readUpstreamsFile(path, variables);
  const upstreams = readWhere(readUpstreams, given.UPSTREAMS_FILE, usualUpstreamsFile, complaints) ?? [];
  const catalogue = readWhere(readCatalogue, given.COMMANDS_FILE, usualCommandsFile, complaints);
  if (!parsed.success || complaints.length > 0) throw new ConfigError(complaints.join('\n'));
  const settings = parsed.data;
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
    /** The types of commands that can be sent. */
    catalogue: catalogue ?? { types: new Map() },
    /** Text of a CSV of devices to be imported at the start. */
    devices: settings.DEVICES_FILE,
    /** For how long each class of data is kept where nobody has said yet. */
    retention: retentionOf(settings),
    metricsToken: settings.METRICS_TOKEN ?? settings.METRICS_TOKEN_FILE,
    /** A Kafka for the demo's part that needs one. */
    kafkaBrokers: settings.KAFKA_BROKERS,
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
