import { expect, test } from 'vitest';
import { verdicts } from '../../server/contract/message';
import { timeSources } from '../../server/contract/reading';
import { contentHash } from '../../server/store/content-hash';
import { borrowedTimeBit, packForm, readTimeSource } from '../../server/store/form';
import { verdictCodes, verdictOf } from '../../server/store/verdict-code';

test('verdicts and time sources come back from their stored codes', () => {
  for (const verdict of verdicts) expect(verdictOf(verdictCodes[verdict])).toBe(verdict);
  for (const source of timeSources)
    for (const isTimeBorrowed of [true, false])
      for (const value of [1, 'a', true, { latitude: 1, longitude: 2 }, []]) {
        const form = packForm(value, source, isTimeBorrowed);
        expect(readTimeSource(form)).toBe(source);
        expect((form & borrowedTimeBit) !== 0).toBe(isTimeBorrowed);
      }
});

test('a verdict that was never stored says so', () => {
  expect(() => verdictOf(0)).toThrow('expected a code from 1 to 7, got 0');
  expect(() => verdictOf(undefined)).toThrow('got undefined');
});

test('a content hash tells topics, payloads and properties apart, and not times of arrival', () => {
  const message = { topic: 'a', payload: Buffer.from('x'), receivedAt: 1 };
  const hash = contentHash(message);
  expect(hash).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(contentHash({ ...message, receivedAt: 2, recordedAt: 3 })).toBe(hash);
  const others = [{ topic: 'b' }, { payload: Buffer.from('y') }, { contentType: 'c' }, { properties: { id: '1' } }];
  expect(new Set([hash, ...others.map((other) => contentHash({ ...message, ...other }))]).size).toBe(5);
});

test('with an identity it is that and the payload that tell a message from others', () => {
  const message = { topic: 'a', payload: Buffer.from('x'), receivedAt: 1, properties: { id: '1' } };
  const hash = contentHash(message, 'i');
  expect(contentHash({ ...message, topic: 'b', properties: {}, contentType: 'c' }, 'i')).toBe(hash);
  const others = [
    contentHash({ ...message, payload: Buffer.from('y') }, 'i'),
    contentHash(message, 'j'),
    contentHash(message),
    contentHash(message, ''),
  ];
  expect(new Set([hash, ...others]).size).toBe(5);
});
