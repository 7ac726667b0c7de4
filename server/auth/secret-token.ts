import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in URLs and cookies. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored in a token's stead. It needs no salt and no slowness: nobody can guess 256 random bits. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
