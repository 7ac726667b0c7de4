import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config';

const complaintOf = (variables: Record<string, string>): string => {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

const folder = mkdtempSync(join(tmpdir(), 'motorcade-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const upstreamsFile = write(
  'upstreams.yaml',
  `upstreams:
  - id: hm
    kind: high-mobility
    url: mqtt://mqtt.example.com:1883
    clientId: 75374841-d7a5-4db7-b9b5-8a5f60eed79d
    topic: $share/group/live/level13/app
`,
);

describe('settings', () => {
  it('need none: the demo fleet runs on this machine alone', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, demoVehicles: 150, upstreams: [] });
  });

  it('an empty one counts as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(3000);
  });

  it('a configured upstream switches the demo off', () => {
    const config = readConfig({ UPSTREAMS_FILE: upstreamsFile });
    expect(config.demoVehicles).toBe(0);
    expect(config.upstreams).toMatchObject([{ id: 'hm', kind: 'high-mobility' }]);
  });

  it('have the commands that come with Motorcade, or those of a file of your own', () => {
    expect([...readConfig({}).catalogue.types.keys()]).toContain('immobilise');
    const own = write('commands.yaml', 'commands:\n  - { id: wake, label: Wake, risk: normal }\n');
    expect([...readConfig({ COMMANDS_FILE: own }).catalogue.types.keys()]).toEqual(['wake']);
  });

  it('stop the start where the file of commands cannot be used', () => {
    const wrong = write('wrong-commands.yaml', 'commands:\n  - { id: wake, label: Wake, risk: none }\n');
    expect(complaintOf({ COMMANDS_FILE: wrong })).toBe(
      `${wrong}:2: commands[0].risk: expected one of normal, caution, critical`,
    );
    expect(complaintOf({ COMMANDS_FILE: join(folder, 'nowhere.yaml') })).toContain('there is no such file');
    expect(complaintOf({ COMMANDS_FIL: wrong })).toBe(
      'COMMANDS_FIL: no setting has this name; did you mean "COMMANDS_FILE"?',
    );
  });

  it('of retention are days, or nothing where all is kept for ever', () => {
    const usual = { messages: 30, readings: 400, rollups: 1100, trips: null, audit: null };
    expect(readConfig({}).retention).toEqual(usual);
    const given = { RETENTION_READINGS: 'forever', RETENTION_ROLLUPS: 'forever', RETENTION_AUDIT: '90' };
    expect(readConfig(given).retention).toEqual({ ...usual, readings: null, rollups: null, audit: 90 });
  });

  it('of the demo, the metrics and the devices are taken as they are', () => {
    const config = readConfig({
      KAFKA_BROKERS: '127.0.0.1:9092, kafka.example:9093',
      METRICS_TOKEN_FILE: write('token', 'a-token-of-enough-letters\n'),
      DEVICES_FILE: write('devices.csv', 'upstream,device,vin\n'),
    });
    expect(config.kafkaBrokers).toEqual(['127.0.0.1:9092', 'kafka.example:9093']);
    expect(config.metricsToken).toBe('a-token-of-enough-letters');
    expect(config.devices).toBe('upstream,device,vin\n');
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT: expected a whole number from 0 to 65535, got "abc"'],
    [{ PORT: ' ' }, 'PORT: expected a whole number from 0 to 65535, got " "'],
    [{ PORT: '0x50' }, 'PORT: expected a whole number from 0 to 65535, got "0x50"'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: expected an address that begins with postgres://'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: expected one of'],
    [{ DEMO_VEHICLES: '0' }, 'DEMO_VEHICLES: expected a whole number from 1 to 10000, got "0"'],
    [{ PUBLIC_URL: 'http://fleet.example.com' }, 'PUBLIC_URL: must be https://'],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL: is needed because HOST is 0.0.0.0'],
    [{ UPSTREAMS_FILES: 'x' }, 'UPSTREAMS_FILES: no setting has this name; did you mean "UPSTR'],
    [{ UPSTREAMS_FILE: '/nowhere' }, 'the file /nowhere cannot be read: there is no such file'],
    [{ DEVICES_FILE: '/nowhere' }, 'DEVICES_FILE: expected the path of a file'],
    [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS: expected host:port, or several with commas between, got "kafka"'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN: expected at least 16 characters'],
    [{ RETENTION_TRIPS: '0' }, 'RETENTION_TRIPS: expected a whole number of days from 1 to 36500, or forever, got "0"'],
    [
      { RETENTION_READINGS: 'forever' },
      'RETENTION_ROLLUPS: is too short: rollups are kept at least as long as readings',
    ],
    [{ RETENTION_READING: '3' }, 'RETENTION_READING: no setting has this name; did you mean "RETENTION_READINGS"'],
    [{ MAP_TILE_URL: 'https://tiles/{z}/{x}' }, 'MAP_TILE_URL: expected an http(s) address with {z}, {x} and {y}'],
    [{ MAP_TILE_URL: 'https://t/{z}/{x}/{y}' }, 'MAP_TILE_ATTRIBUTION: is needed because MAP_TILE_URL is set'],
  ])('%o is refused in words', (variables, words) => {
    expect(complaintOf(variables)).toContain(words);
  });

  it('wrong ones and mistakes in the upstreams file are told together', () => {
    const path = write('wrong.yaml', 'upstreams:\n  - id: hm\n    kind: hm\n');
    const told = complaintOf({ PORT: 'abc', UPSTREAMS_FILE: path }).split('\n');
    expect(told[0]).toContain('PORT: expected a whole number');
    expect(told[1]).toContain('wrong.yaml:3: upstreams[0].kind: expected one of');
  });

  it('a secret is never repeated in a complaint', () => {
    expect(complaintOf({ AUTH_SECRET: 'short-secret' })).not.toContain('short-secret');
    expect(complaintOf({ DATABASE_URL: 'mysql://fleet:pass-word@db' })).not.toContain('pass-word');
    expect(complaintOf({ METRICS_TOKEN: 'short-token' })).not.toContain('short-token');
  });
});
