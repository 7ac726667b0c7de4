import { expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import { eventTimeOf } from '../../server/store/event-time';

const now = Date.UTC(2026, 10, 20, 12);
const message = (rest: Partial<Message> = {}): Message => ({
  topic: 't',
  payload: Buffer.alloc(0),
  receivedAt: now,
  ...rest,
});

test('a time of its own comes before the record’s, and that before the receive time', () => {
  const recorded = message({ recordedAt: now - 2 });
  const own = { at: now - 3, timeSource: 'envelope' as const };
  expect(eventTimeOf(own, recorded)).toEqual({ at: now - 3, timeSource: 'envelope', claimedAt: undefined });
  expect(eventTimeOf({}, recorded)).toEqual({ at: now - 2, timeSource: 'record', claimedAt: undefined });
  expect(eventTimeOf({}, message())).toEqual({ at: now, timeSource: 'received', claimedAt: undefined });
});

test('a record that was never dated does not count', () => {
  for (const recordedAt of [-1, 0, Number.NaN])
    expect(eventTimeOf({}, message({ recordedAt }))).toMatchObject({ at: now, timeSource: 'received' });
});

test('more than five minutes ahead is a claim', () => {
  const at = now + minutes(5);
  expect(eventTimeOf({ at }, message())).toEqual({ at, timeSource: 'property', claimedAt: undefined });
  expect(eventTimeOf({ at: at + 1 }, message())).toEqual({ at: now, timeSource: 'property', claimedAt: at + 1 });
  expect(eventTimeOf({}, message({ recordedAt: at + 1 }))).toEqual({
    at: now,
    timeSource: 'record',
    claimedAt: at + 1,
  });
});

test('a time that cannot be is none', () => {
  for (const at of [0, Date.UTC(2010, 0) - 1, Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 9e15])
    expect(eventTimeOf({ at }, message())).toBeNull();
  expect(eventTimeOf({ at: Date.UTC(2010, 0) }, message())?.at).toBe(Date.UTC(2010, 0));
});

test('parts of a millisecond are dropped', () => {
  expect(eventTimeOf({ at: now - 0.25 }, message())?.at).toBe(now - 1);
});
