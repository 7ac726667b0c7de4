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
  // Next's own navigation between pages, and its development tools.
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
  'next-hmr-refresh',
]);

/**
 * The headers of a request as Next may see them: known ones only, without cookies, and with our policy, out of which Next
 * reads the nonce for its scripts, in place of anything the sender called so.
 */
export function pageHeaders(headers: IncomingHttpHeaders, policy: string, nonce: string): IncomingHttpHeaders {
  const shown = Object.fromEntries(Object.entries(headers).filter(([name]) => shownHeaders.has(name)));
  return { ...shown, 'content-security-policy': policy, 'x-nonce': nonce };
}
