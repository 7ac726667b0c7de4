import fc from 'fast-check';
import { describe, it } from 'vitest';
import { decodeFoxtrackr } from '../../../server/upstreams/foxtrackr/decode';
import { membersOf } from '../../../server/upstreams/foxtrackr/members';
import { expectSound, mutate, orQuarantine } from '../sound';
import { messageOf, receivedAt } from './fixtures';

function sound(payload: unknown, topic = 'foxtrackr/12345/V3.0/bat'): void {
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  expectSound(orQuarantine(() => decodeFoxtrackr({ topic, payload: bytes, receivedAt })));
}

/** Cannot be made a text by JavaScript's own means. */
const unprintable = { toString: 1, valueOf: null };
const anyJson = fc.oneof(
  { weight: 9, arbitrary: fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }) },
  fc.constant<unknown>(unprintable),
);
const anyAmount = fc.record(
  {
    unit: fc.oneof(anyJson, fc.constantFrom('V', 'mV', '%', '°F', 'K', 'x')),
    value: fc.oneof(fc.double(), fc.string(), anyJson),
  },
  { requiredKeys: [] },
);
const anything = fc.oneof(anyJson, anyAmount, fc.double(), fc.integer(), fc.string({ unit: 'binary' }));
const section = fc.constantFrom('battery', 'temperature', 'bat', 'temp', 'Battery', 'motion');
const member = fc.constantFrom(...[...membersOf.values()].flatMap((members) => [...members.keys()]));

describe('whatever is sent', () => {
  it('bytes are decoded or quarantined', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => sound(Buffer.from(bytes))),
      { numRuns: 500 },
    );
  });

  it('JSON is decoded or quarantined, on any topic', () => {
    fc.assert(
      fc.property(anyJson, fc.string({ unit: 'binary' }), (value, topic) => {
        sound(JSON.stringify(value), topic);
        sound(messageOf({ value }), `foxtrackr/D/V3.0/${topic}`);
      }),
      { numRuns: 500 },
    );
  });

  it('known objects around anything are sound', () => {
    fc.assert(
      fc.property(section, member, anything, (outer, inner, value) => {
        sound(messageOf({ [outer]: { [inner]: value } }));
        sound(messageOf({ [outer]: value }));
        sound(messageOf({ [inner]: value }));
      }),
      { numRuns: 1_500 },
    );
  });

  it('a message with any one value replaced is sound', () => {
    const message = messageOf({
      battery: { level: 81, voltage: { value: 3710, unit: 'mV' } },
      temperature: { celsius: 21, humidity: '45' },
      motion: { count: 1, events: [{ at: 1 }, 'x'] },
    });
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 4 }), anything, (where, other) =>
        sound(mutate(message, where, other)),
      ),
      { numRuns: 1_500 },
    );
  });

  it('depth, breadth and length are bounded', () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    for (const about of [deep, '['.repeat(50_000) + ']'.repeat(50_000)]) {
      sound(`{"deviceId":"D","battery":${about}}`);
      sound(`{"deviceId":"D","motion":${about},"timeMs":${about}}`);
      sound(`{"deviceId":${about}}`);
    }
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`m${index}`, index]));
    sound(messageOf({ motion: many, ...many, list: Object.values(many), records: [many, many] }));
    sound(messageOf({ motion: { text: 'x'.repeat(1_000_000), ['y'.repeat(100_000)]: 1 } }));
  });

  it('names that objects are born with are only names', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const outer of names)
      for (const inner of names) {
        const item = `{"${inner}":{"${outer}":1,"value":1,"unit":"${inner}"},"value":1,"unit":"km"}`;
        for (const name of [outer, 'battery', 'temperature', 'list'])
          sound(`{"deviceId":"D","${name}":${item},"${outer}":[${item}]}`, `foxtrackr/D/V3.0/${outer}`);
      }
  });
});
