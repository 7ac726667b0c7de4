import { describe, expect, it } from 'vitest';
import { upstreamKinds } from '../../../server/upstreams';
import { decode, quarantineReason, readings } from './fixtures';

const km = (value: unknown) => ({ unit: 'kilometers', value });
const v1Topic = 'live/level13/9FBBEDED80595912588FF4FF/TOPICVIN/diagnostics/get/odometer';

it('is registered under its kind', () => {
  expect(upstreamKinds.map(({ kind }) => kind)).toContain('high-mobility');
});

describe('the envelope', () => {
  it.each([1, 2, '1', '2', 3, null, undefined])(
    'is opened whatever its version (%j) and further members',
    (version) => {
      const decoded = decode({ version, vin: 'VIN', hops: [1], data: { diagnostics: { odometer: { data: km(5) } } } });
      expect(readings(decoded)).toEqual([['odometer', 5, undefined]]);
    },
  );

  it('gives the vehicle by any printable VIN', () => {
    for (const vin of ['EXV10000000', '1GCRCSEA4CZ1397', 'VFXXXXXXXXXXXXXXX', 'x', 'a b', 'ÄÖÜ-1', 'V'.repeat(64)])
      expect(decode({ vin, data: {} }).subject).toEqual({ vin });
    expect(decode({ vin: ' VIN ', data: {} }).subject).toEqual({ vin: 'VIN' });
  });

  it.each(['', `$share/group/${v1Topic}`, v1Topic.replace('level13', 'l13'), v1Topic.replace('live', 'sandbox')])(
    'takes a missing VIN from a topic of V1 (%s)',
    (topic) => {
      expect(decode({ data: {} }, { topic: topic || v1Topic }).subject).toEqual({ vin: 'TOPICVIN' });
    },
  );

  it('believes the payload where the topic says something else', () => {
    const topic = v1Topic.replace('odometer', 'speed');
    const decoded = decode({ vin: 'VIN', data: { diagnostics: { odometer: { data: km(5) } } } }, { topic });
    expect(decoded.subject).toEqual({ vin: 'VIN' });
    expect(readings(decoded)).toEqual([['odometer', 5, undefined]]);
  });

  it.each([
    ['bad-vin', { data: {} }],
    ['bad-vin', { vin: null, data: {} }],
    ['bad-vin', { vin: '', data: {} }],
    ['bad-vin', { vin: ' ', data: {} }],
    ['bad-vin', { vin: 17, data: {} }],
    ['bad-vin', { vin: 'V\0N', data: {} }],
    ['bad-vin', { vin: 'V\nN', data: {} }],
    ['bad-vin', { vin: 'V\ud83dN', data: {} }],
    ['bad-vin', { vin: 'V'.repeat(65), data: {} }],
    ['wrong-shape', { vin: 'VIN' }],
    ['wrong-shape', { vin: 'VIN', data: null }],
    ['wrong-shape', { vin: 'VIN', data: [] }],
    ['wrong-shape', []],
    ['wrong-shape', 'null'],
    ['wrong-shape', '"text"'],
    ['wrong-shape', '12'],
    ['not-json', '{"vin":'],
    ['not-json', '<xml/>'],
    ['empty', ''],
    ['not-utf8', Buffer.from([0xff, 0xfe])],
  ])('quarantines as %s: %j', (reason, payload) => {
    expect(quarantineReason(payload)).toBe(reason);
  });

  it('is ignored when nothing is in it', () => {
    expect(decode({ vin: 'VIN', data: {} })).toEqual({
      subject: { vin: 'VIN' },
      readings: [],
      absences: [],
      availabilities: [],
      refusals: [],
    });
  });
});
