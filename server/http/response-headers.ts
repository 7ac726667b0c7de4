import type { ServerResponse } from 'node:http';

/**
 * Puts the headers on a response that every response has. Set on Node's own object, so that they are there as well when
 * Next writes the response.
 */
export function setResponseHeaders(
  response: ServerResponse,
  { policy, isSecure, requestId }: { policy: string; isSecure: boolean; requestId: string },
): void {
  response.setHeader('content-security-policy', policy);
  response.setHeader('x-content-type-options', 'nosniff');
  // Links carry one-time tokens and VINs: no other site is told where a person came from.
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), payment=(), usb=()');
  response.setHeader('x-request-id', requestId);
  if (isSecure) response.setHeader('strict-transport-security', 'max-age=31536000');
}
