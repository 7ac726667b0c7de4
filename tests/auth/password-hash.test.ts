import { parseOptions } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { hashPassword, isPasswordOf } from '../../server/auth/password-hash';

it('a password is hashed by argon2id with 19 MiB, two passes and one lane, and never twice alike', async () => {
  const [one, two] = await Promise.all([hashPassword('a password'), hashPassword('a password')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$/);
  expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  expect(await isPasswordOf(one, 'a password')).toBe(true);
  expect(await isPasswordOf(one, 'another password')).toBe(false);
});
