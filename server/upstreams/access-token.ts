import { isPlainObject } from './plain-object';

/** A token and when it ends, epoch milliseconds, as far as that can be told. */
export type AccessToken = { token: string; expiresAt: number | undefined };

/** `exp` of a token that is a JWT (RFC 7519 §4.1.4), epoch milliseconds; undefined for every other token. */
export function expiryOf(token: string): number | undefined {
  const [, claims = ''] = token.split('.');
  try {
    const parsed: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    const seconds = isPlainObject(parsed) ? parsed.exp : undefined;
    return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1_000 : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * The token in a file's text.
 * @throws Error with a sentence when there is none, or when it has ended: a broker would only call it a wrong password
 */
export function readAccessToken(text: string, path: string, clock: () => number): AccessToken {
  const token = text.trim();
  if (token === '' || /\s/.test(token)) throw new Error(`the file ${path}: expected an access token and nothing else`);
  const expiresAt = expiryOf(token);
  if (expiresAt !== undefined && expiresAt <= clock())
    throw new Error(`the access token in ${path} ended at ${new Date(expiresAt).toISOString()}: renew it`);
  return { token, expiresAt };
}
