import { expect, test } from 'vitest';
import { remedyFor } from '../../server/ingest/store-errors';

const failure = (code: string, message = '') => Object.assign(new Error(message), { code });

test('what passes is tried again, what a message did is looked for, and the rest is not the messages’ fault', () => {
  for (const code of ['40001', '40P01', '55P03']) expect(remedyFor(failure(code))).toBe('again');
  for (const code of ['22021', '22P05', '23502', '23514', '54000']) expect(remedyFor(failure(code))).toBe('bisect');
  expect(remedyFor(failure('57014'))).toBe('halve');
  expect(remedyFor(failure('23505'))).toBe('look');
  expect(remedyFor(failure('23514', 'no partition of relation "reading" found for row'))).toBe('partitions');
  for (const code of ['57P01', '53100', '42P01', 'ECONNREFUSED', '']) expect(remedyFor(failure(code))).toBe('give-up');
  expect(remedyFor(new Error('Connection terminated unexpectedly'))).toBe('give-up');
  expect(remedyFor('words')).toBe('give-up');
});
