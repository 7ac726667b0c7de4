import type { IncomingHttpHeaders } from 'node:http';

/** All that Next learns of a request. What it does not know of cannot steer it: it trusts several headers of its own. */
const shownHeaders = new Set([
  'host',
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'if-none-match',
  'if-modified-since',
  'range',
  'referer',
  'user-agent',
  'sec-fetch-dest',
  // Next's own navigation between pages.
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
]);

/** With these, the development build tells a page's debugging channel from another's. */
const developmentHeaders = new Set(['next-hmr-refresh', 'x-nextjs-request-id', 'x-nextjs-html-request-id']);

/**
 * The headers of a request as Next may see them: known ones only, without cookies, and with our policy, out of which Next
 * reads the nonce for its scripts, in place of anything the sender called so.
 */
export function pageHeaders(
  headers: IncomingHttpHeaders,
  { policy, isDevelopment }: { policy: string; isDevelopment: boolean },
): IncomingHttpHeaders {
  const isShown = (name: string) => shownHeaders.has(name) || (isDevelopment && developmentHeaders.has(name));
  const shown = Object.fromEntries(Object.entries(headers).filter(([name]) => isShown(name)));
  return { ...shown, 'content-security-policy': policy };
}
