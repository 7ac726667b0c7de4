import type { IncomingHttpHeaders } from 'node:http';

/**
 * How the session cookie is called and whether it travels over TLS only. `__Host-` makes browsers insist on Secure, on
 * this very host and on the whole site, so that no other host of the domain can plant one.
 * @param publicUrl how people reach us; undefined is this machine alone, over plain http
 */
export function sessionCookie(publicUrl: string | undefined): { name: string; isSecure: boolean } {
  const isSecure = publicUrl?.startsWith('https://') ?? false;
  return { name: isSecure ? '__Host-motorcade' : 'motorcade', isSecure };
}

/** The cookie's value as sent, or undefined. When a name comes twice, the first counts, as everywhere. */
export function readCookie(headers: IncomingHttpHeaders, name: string): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
