import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shapeMistakes } from '../../server/settings-file/shape-mistakes';
import { pemFile, secret } from '../../server/upstreams/entry';
import { referencesIn } from '../../server/upstreams-file/references';

const entry = z.strictObject({
  credentials: z
    .union([
      z.strictObject({ username: z.string(), apiKey: secret }),
      z.strictObject({ token: secret.describe('An access token.') }),
    ])
    .optional(),
  mechanism: z.enum(['plain', 'scram-sha-256']).default('plain'),
  brokers: z.array(z.strictObject({ host: z.string().min(1), port: z.int().max(65_535) })).min(1),
});
const brokers = [{ host: 'a', port: 9092 }];
const complaints = (value: unknown) =>
  shapeMistakes(entry, value, []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('what is wrong with an entry', () => {
  it('is told of the one form that was most likely meant', () => {
    expect(complaints({ brokers, credentials: { username: 'ada' } })).toEqual([
      'credentials.apiKey: is missing: expected { env: NAME } or { file: path }',
    ]);
    expect(complaints({ brokers, credentials: { username: 'ada', apikey: { env: 'KEY' } } })).toContain(
      'credentials.apikey: there is no such field here; did you mean "apiKey"?',
    );
  });

  it('never repeats a secret that stands where it should not', () => {
    const told = complaints({ brokers, mechanism: 'hunter2', credentials: { token: 'hunter2', hunter: 'hunter2' } });
    expect(told.join('\n')).not.toContain('hunter2');
    expect(told).toContain('mechanism: expected one of plain, scram-sha-256');
  });

  it('names places inside lists, and what is allowed there', () => {
    expect(complaints({ brokers: [{ host: '', port: 70_000 }] })).toEqual([
      'brokers.0.host: expected text that is not empty',
      'brokers.0.port: expected at most 65535',
    ]);
    expect(complaints({ brokers: [{ host: 'a', port: 1, secure: true }] })).toEqual([
      'brokers.0.secure: there is no such field here; known are host, port',
    ]);
    expect(complaints({ brokers: [] })).toEqual(['brokers: expected at least 1']);
  });
});

describe('what an entry points at', () => {
  it('is found in every form, however its schema is described', () => {
    const found = (credentials: unknown) => referencesIn(entry, { brokers, credentials }, ['upstreams', 0]);
    expect(found({ token: { env: 'TOKEN' } })).toEqual([
      { path: ['upstreams', 0, 'credentials', 'token'], reference: { env: 'TOKEN' } },
    ]);
    expect(found({ username: 'ada', apiKey: { file: 'key' } })).toEqual([
      { path: ['upstreams', 0, 'credentials', 'apiKey'], reference: { file: 'key' } },
    ]);
    expect(found(undefined)).toEqual([]);
  });

  it('is nothing where there is not the shape of something to point with', () => {
    const marked = z.strictObject({ password: secret, ca: pemFile('an authority'), list: z.array(secret) });
    expect(referencesIn(marked, { password: 'hunter2', ca: 7, list: 'x' }, [])).toEqual([]);
    expect(referencesIn(marked, { password: { env: '' }, ca: '' }, [])).toEqual([]);
    expect(referencesIn(marked, 'hunter2', [])).toEqual([]);
  });
});
