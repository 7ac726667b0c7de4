import type { IncomingHttpHeaders } from 'node:http';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * From where pages may call us: our public address, or, on this machine, its names for itself with our port.
 * @param port undefined until the server listens
 */
export function allowedOrigins(publicUrl: string | undefined, port: number | undefined): string[] {
  if (publicUrl === undefined) return port === undefined ? [] : loopbackNames.map((name) => `http://${name}:${port}`);
  const { origin, protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'http:' || !loopbackNames.includes(hostname)) return [origin];
  return loopbackNames.map((name) => {
    const sibling = new URL(origin);
    sibling.hostname = name;
    return sibling.origin;
  });
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Why a request may not be served as one of our own pages', or null. A browser says where a request comes from (Origin,
 * Sec-Fetch-Site) whenever it can change anything; what says nothing must not come with a cookie.
 */
export function crossSiteRefusal(
  { method, headers }: { method: string; headers: IncomingHttpHeaders },
  origins: readonly string[],
): string | null {
  const { origin, cookie } = headers;
  if (origin !== undefined) return origins.includes(origin) ? null : 'requests from another site are not served';
  if (safeMethods.has(method)) return null;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? null : 'requests from another site are not served';
  return cookie === undefined ? null : 'a request that changes something must name its Origin';
}
