import { expect, it } from 'vitest';
import { DecodeError } from '../../../server/upstreams/dialect';
import { at, decode } from './fixtures';

it.each([
  ['empty', '', 'payload: expected JSON, got nothing'],
  ['not-json', '{', 'payload: expected JSON, got 1 bytes that are none'],
  ['wrong-shape', '[]', 'payload: expected an object'],
  ['wrong-shape', '"battery"', 'payload: expected an object'],
  ['bad-device', { timeMs: at, battery: { level: 5 } }, 'deviceId: expected the id of a device, got nothing'],
  ['bad-device', { deviceId: null, timeMs: at }, 'deviceId: expected the id of a device, got null'],
  ['bad-device', { deviceId: '-NA-', timeMs: at }, 'deviceId: expected the id of a device, got "-NA-"'],
  ['bad-device', { deviceId: 1.5, timeMs: at }, 'deviceId: expected a text, got number'],
  ['bad-device', { deviceId: ['12345'], timeMs: at }, 'deviceId: expected a text, got list'],
  ['bad-device', { deviceId: 'a\u0000b', timeMs: at }, 'deviceId: expected 1 to 64 printable characters, got others'],
  ['bad-device', { deviceId: 'x'.repeat(65) }, 'deviceId: expected 1 to 64 printable characters, got others'],
])('as %s: %j', (reason, payload, message) => {
  let thrown: unknown;
  try {
    decode(payload);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(DecodeError);
  expect(thrown).toMatchObject({ reason, message });
});
