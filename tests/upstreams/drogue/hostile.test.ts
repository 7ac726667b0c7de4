import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../server/contract/message';
import { makeDecoder } from '../../../server/upstreams/drogue/decode';
import { names, timeNames } from '../../../server/upstreams/drogue/names';
import { expectSound, mutate, orQuarantine } from '../sound';
import { eventOf, inBinaryMode, messageOf, structuredSamples } from './fixtures';

const plain = makeDecoder({});
const mapped = makeDecoder({
  a: 'odometer',
  'a.b': { signal: 'fuel.level', unit: 'share' },
  'b[0]': 'position',
  value: 'drogue.own',
  temp: { signal: 'temperature.inside', unit: '°F' },
  data: 'trouble_codes',
});

function sound(message: Message): void {
  expectSound(orQuarantine(() => plain(message)));
  expectSound(orQuarantine(() => mapped(message)));
}

/** Cannot be made a text by JavaScript's own means. */
const unprintable = { toString: 1, valueOf: null };
const anyJson = fc.oneof(
  { weight: 9, arbitrary: fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }) },
  fc.constant<unknown>(unprintable),
);
const known = names.flatMap(([, words]) => words.split(' '));
const members = [
  'lat',
  'lon',
  'geoloc',
  'features',
  'properties',
  'value',
  'unit',
  'n',
  'v',
  'coordinates',
  'type',
  'a',
  'b',
];
const uplinks = [
  'uplink_message',
  'decoded_payload',
  'rx_metadata',
  'locations',
  'user',
  'dev_id',
  'metadata',
  'topic',
  'path',
];
const name = fc.oneof(
  fc.constantFrom(...known, ...timeNames, ...members, ...uplinks),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const units = fc.constantFrom('V', 'mV', '%', '°F', 'K', 'km', 'x', 'furlongs');
const scalar = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '12.6 V',
    '2026-01-01T00:00:00Z',
    '1e400',
    '-0',
    'Point',
    'fleet/x/things/twin/events/modified',
    '/a/b',
  ),
  fc.constantFrom(1e12, 1_767_225_500, -0, 5e-324, 1e308),
);
const amount = fc.record({ value: scalar, unit: fc.oneof(units, scalar), timestamp: scalar }, { requiredKeys: [] });
/** Objects and lists of the names that mean something, around values that may mean anything. */
const data = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, scalar, amount, tie('object'), fc.array(tie('value'), { maxLength: 4 }), anyJson),
  object: fc.dictionary(name, tie('value'), { maxKeys: 8 }),
}));

describe('whatever is sent', () => {
  it('bytes are decoded or quarantined', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        sound(messageOf(Buffer.from(bytes)));
        sound({ ...inBinaryMode(eventOf(1)), payload: Buffer.from(bytes) });
      }),
      { numRuns: 500 },
    );
  });

  it('JSON is decoded or quarantined', () => {
    fc.assert(
      fc.property(anyJson, (value) => sound(messageOf(JSON.stringify(value)))),
      { numRuns: 500 },
    );
  });

  it('attributes may be anything', () => {
    const attribute = fc.constantFrom(
      'specversion',
      'id',
      'type',
      'source',
      'time',
      'device',
      'datacontenttype',
      'data_base64',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(attribute, name), anyJson), anyJson, (attributes, value) => {
        sound(messageOf(eventOf(value, attributes)));
        sound(messageOf(attributes));
        const texts = Object.entries(attributes).map(([key, text]) => [key, String(JSON.stringify(text))]);
        const properties = { ...inBinaryMode(eventOf(value)).properties, ...Object.fromEntries(texts) };
        sound({ ...inBinaryMode(eventOf(value)), properties });
      }),
      { numRuns: 500 },
    );
  });

  it('data of known names around anything is sound', () => {
    fc.assert(
      fc.property(data.value, (value) => sound(messageOf(eventOf(value)))),
      { numRuns: 3_000 },
    );
  });

  it('both content modes give the same', () => {
    fc.assert(
      fc.property(data.object, (value) => {
        const event = eventOf(JSON.parse(JSON.stringify(value)));
        expect(plain(inBinaryMode(event))).toEqual(plain(messageOf(event)));
      }),
      { numRuns: 500 },
    );
  });

  it('samples with any one value replaced are sound', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...structuredSamples),
        fc.array(fc.nat(30), { maxLength: 8 }),
        fc.oneof(anyJson, scalar, amount),
        (sample, steps, other) => sound(messageOf(mutate(sample, steps, other))),
      ),
      { numRuns: 2_000 },
    );
  });

  it('no gateway ever stands for a vehicle, whatever is around it', () => {
    const gateway = { latitude: 1.234567, longitude: 2.345678, gateway_id: 'x', timestamp: '2026-01-01T00:00:00Z' };
    const radio = fc.constantFrom('rx_metadata', 'rxInfo', 'gateways', 'gateway', 'hotspots', 'gatewayInfo');
    const wrap = fc.constantFrom<(inner: unknown) => unknown>(
      (inner) => inner,
      (inner) => [inner],
      (inner) => [inner, inner],
      (location) => [{ location }],
    );
    fc.assert(
      fc.property(radio, wrap, data.object, fc.boolean(), (where, around, other, isUplink) => {
        const body = { ...other, [where]: around(gateway) };
        const event = eventOf(isUplink ? { end_device_ids: {}, uplink_message: body } : body);
        for (const decoder of [plain, makeDecoder({ x: 'odometer' })])
          for (const { value } of orQuarantine(() => decoder(messageOf(event)))?.readings ?? [])
            expect(value).not.toMatchObject({ latitude: gateway.latitude });
      }),
      { numRuns: 500 },
    );
  });

  it('depth, breadth and length are bounded', () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    for (const text of [
      deep,
      '['.repeat(50_000) + ']'.repeat(50_000),
      `${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`,
    ]) {
      sound(messageOf(`{"type":"x","device":"d","data":${text}}`));
      sound(messageOf(`{"type":"x","device":${text}}`));
      sound(
        messageOf(`{"type":"x","device":"d","time":${text},"data":{"temp":${text},"geoloc":{"lat":${text},"lon":1}}}`),
      );
    }
    const many = Array.from({ length: 20_000 }, (_, index) => ({ speed: 5, ts: 1_767_225_500 + index }));
    expect(plain(messageOf(eventOf(many))).readings).toHaveLength(5_000);
    sound(messageOf(eventOf(Object.fromEntries(many.map((item, index) => [`x${index}`, item])))));
    sound(messageOf(eventOf({ ['geoloc'.repeat(20_000)]: 1, state: 'x'.repeat(1_000_000) })));
  });

  it('names that objects are born with are only names', () => {
    const born = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const outer of born)
      for (const inner of born) {
        const value = `{"${outer}":{"${inner}":{"polluted":1}},"path":"/${outer}/${inner}","topic":"a/things/b","value":{"polluted":1}}`;
        sound(messageOf(`{"type":"x","device":"d","${outer}":${value},"data":${value}}`));
        sound({
          ...inBinaryMode(eventOf(1)),
          properties: { specversion: '1.0', type: 'x', device: 'd', [inner]: 'x' },
        });
      }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});
