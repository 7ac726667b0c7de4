import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket may be opened from where the request says it comes. A browser always names its origin in a WebSocket
 * handshake (RFC 6455, section 4.1), and its cookie comes along from any page that opens one: only the listed origins
 * pass. A request without an origin is refused too: nothing but a browser needs this socket, and whoever writes a program
 * can name the origin.
 * @param allowedOrigins as `https://fleet.example.org`, without a path
 */
export function isAllowedOrigin(request: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin } = request.headers;
  return origin !== undefined && allowedOrigins.includes(origin);
}
