import { expect, test } from 'vitest';
import type { ConnectionEnd } from '../../../server/transports/mqtt/connection-end';
import { mqttLimits } from '../../../server/transports/mqtt/mqtt-settings';
import { watchTakeover } from '../../../server/transports/mqtt/takeover';

const closed: ConnectionEnd = { words: '', isTakenOver: false, isPlainClose: true, acceptedMs: 900, liveMs: 890 };
const lasted = { ...closed, acceptedMs: 5_000 };
const reset = { ...closed, isPlainClose: false };
const unreachable = { ...closed, isPlainClose: false, acceptedMs: null, liveMs: null };
const takenOver = { ...closed, isPlainClose: false, isTakenOver: true };

const waits = (...ends: ConnectionEnd[]) => {
  const judge = watchTakeover(mqttLimits);
  return ends.map((end) => judge(end)?.waitMs ?? null);
};

test('what the broker says is certain, and the client id is left alone for five minutes', () => {
  expect(waits(takenOver)).toEqual([300_000]);
});

test('the third close soon after connecting is suspicious; the wait begins short and doubles up to five minutes', () => {
  expect(waits(closed, closed, closed, closed, closed, closed, closed, closed, closed)).toEqual([
    null,
    null,
    15_000,
    30_000,
    60_000,
    120_000,
    240_000,
    300_000,
    300_000,
  ]);
});

test('a connection that lasted, or a broker that is not there, ends the suspicion', () => {
  expect(waits(closed, closed, lasted, closed, closed)).toEqual([null, null, null, null, null]);
  expect(waits(closed, closed, unreachable, closed, closed)).toEqual([null, null, null, null, null]);
});

test('connections reset by the network are no sign of another client', () => {
  expect(waits(reset, reset, reset, reset, closed, reset, closed)).toEqual([null, null, null, null, null, null, null]);
});
