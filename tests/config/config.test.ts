import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

const certificate = join(mkdtempSync(join(tmpdir(), 'motorcade-')), 'certificate.pem');
writeFileSync(certificate, 'PEM');
const highMobility = {
  HIGH_MOBILITY_URL: 'mqtts://mqtt.example.com:8883',
  HIGH_MOBILITY_CLIENT_ID: '75374841-d7a5-4db7-b9b5-8a5f60eed79d',
  HIGH_MOBILITY_TOPIC: '$share/group/live/level13/app',
  HIGH_MOBILITY_CERTIFICATE_FILE: certificate,
  HIGH_MOBILITY_KEY_FILE: certificate,
};

describe('settings', () => {
  it('need none: the demo fleet runs on this machine alone', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, demoVehicles: 150, upstreams: [] });
  });

  it('an empty one counts as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(3000);
  });

  it('a configured upstream switches the demo off and is taken verbatim', () => {
    const config = readConfig(highMobility);
    expect(config.demoVehicles).toBe(0);
    expect(config.upstreams[0]?.settings).toMatchObject({
      clientId: '75374841-d7a5-4db7-b9b5-8a5f60eed79d',
      filter: '$share/group/live/level13/app',
      protocolVersion: 5,
      clean: false,
      certificate: 'PEM',
    });
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
    [{ HIGH_MOBILITY_TOPPIC: 'x' }, 'HIGH_MOBILITY_TOPPIC: no setting has this name'],
    [{ ...highMobility, HIGH_MOBILITY_TOPIC: '' }, 'HIGH_MOBILITY_TOPIC: is needed because HIGH_MOBILITY_URL is set'],
    [{ ...highMobility, HIGH_MOBILITY_KEY_FILE: '/nowhere' }, 'HIGH_MOBILITY_KEY_FILE: expected the path of a file'],
    [{ MAP_TILE_URL: 'https://tiles/{z}/{x}' }, 'MAP_TILE_URL: expected an http(s) address with {z}, {x} and {y}'],
    [{ MAP_TILE_URL: 'https://t/{z}/{x}/{y}' }, 'MAP_TILE_ATTRIBUTION: is needed because MAP_TILE_URL is set'],
  ])('%o is refused in words', (variables, words) => {
    expect(complaintOf(variables)).toContain(words);
  });

  it('a secret is never repeated in a complaint', () => {
    expect(complaintOf({ AUTH_SECRET: 'short-secret' })).not.toContain('short-secret');
    expect(complaintOf({ DATABASE_URL: 'mysql://fleet:pass-word@db' })).not.toContain('pass-word');
    expect(complaintOf({ HIGH_MOBILITY_URL: 'https://fleet:pass-word@broker' })).not.toContain('pass-word');
  });
});
