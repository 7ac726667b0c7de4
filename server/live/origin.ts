import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket may be opened from where the request says it comes. A browser always names its origin in a WebSocket
 * handshake (RFC 6455, section 10.2), and its cookie would come along from any page: only the server's own origin and the
 * allowed ones pass. A request without an origin is refused too: nothing but a browser needs this socket, and whoever
 * writes a program can name the origin.
 * @param allowedOrigins further origins, as `https://fleet.example.org`, without a path
 */
export function isAllowedOrigin(request: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  // Behind a proxy that ends TLS the scheme is not ours to know; the host it passes on is.
  return new URL(origin).host === host.toLowerCase() || allowedOrigins.includes(origin);
}
