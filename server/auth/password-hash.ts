import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id (which is the library's algorithm): 19 MiB (in KiB), two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Whether the password is the one that was hashed. The cost is read from the hash. */
export const isPasswordOf = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password);
