import { expect, test } from 'vitest';
import { chunkEnd } from '../../../server/transports/kafka/chunk';
import { records } from './records';

const limits = { chunkCount: 3, chunkBytes: 10 };

test('a chunk ends at its count', () => {
  expect(chunkEnd(records(['a', 'b', 'c', 'd']), 0, limits)).toBe(3);
  expect(chunkEnd(records(['a', 'b', 'c', 'd']), 3, limits)).toBe(4);
});

test('a chunk ends before the record that would exceed its bytes', () => {
  expect(chunkEnd(records(['12345', '12345', '1']), 0, limits)).toBe(2);
});

test('a record larger than a chunk is a chunk of its own', () => {
  expect(chunkEnd(records(['x'.repeat(50), 'a']), 0, limits)).toBe(1);
});

test('tombstones weigh nothing and are counted', () => {
  expect(chunkEnd(records([null, null, null, null]), 0, limits)).toBe(3);
});
