import { expect, it } from 'vitest';
import { createIdempotencyKeys } from '../../../components/commands/idempotency-keys';
import { idempotencyKey } from '../../../server/contract/commands';

it('the same request of a form has the same key, and another request another', () => {
  const keyOf = createIdempotencyKeys();
  const first = keyOf({ type: 'lock', parameters: {} });
  const other = keyOf({ type: 'unlock', parameters: {} });
  expect(keyOf({ type: 'lock', parameters: {} })).toBe(first);
  expect(other).not.toBe(first);
  expect(idempotencyKey.parse(first)).toBe(first);
});

it('a form that is opened anew sends anew', () => {
  const request = { type: 'lock' };
  expect(createIdempotencyKeys()(request)).not.toBe(createIdempotencyKeys()(request));
});
