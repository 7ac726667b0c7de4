import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { describeError } from '../log/describe-error';
import { pagePolicy } from './content-security-policy';
import type { Access } from './guard';
import { pageHeaders } from './page-request';
import type { Pages } from './pages';

/** What can be seen without signing in. The files under `_next/static` are the program itself, without any data. */
const openPaths = [
  '/sign-in',
  '/welcome',
  '/_next/static/*',
  '/icon.svg',
  '/favicon.ico',
  '/apple-icon.png',
  '/icons/*',
  '/manifest.webmanifest',
  '/robots.txt',
];
/** The development server's own files. */
const developmentPaths = ['/_next/*', '/__nextjs*'];

/**
 * Hands pages to Next, the last of all routes. Only GET and HEAD: Next answers no request that could change anything, so
 * that its server actions are out of reach, and who may see a page was decided before.
 */
export function servePages(
  app: FastifyInstance,
  { pages, tileSources, log }: { pages: Pages; tileSources: readonly string[]; log: Logger },
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { isDevelopment } = pages;
    const policy = pagePolicy(randomBytes(16).toString('base64'), tileSources, isDevelopment);
    reply.raw.setHeader('content-security-policy', policy);
    request.raw.headers = pageHeaders(request.raw.headers, { policy, isDevelopment });
    reply.hijack();
    try {
      await pages.answer(request.raw, reply.raw);
    } catch (error) {
      log.error({ requestId: request.id, ...describeError(error) }, 'page failed');
      if (!reply.raw.headersSent) reply.raw.statusCode = 500;
      reply.raw.end();
    }
  };
  const serve = (path: string, permission: Access, isPage: boolean) =>
    app.get(path, { schema: { hide: true }, config: { permission, isPage } }, answer);

  for (const path of openPaths) serve(path, 'public', false);
  if (pages.isDevelopment) for (const path of developmentPaths) serve(path, 'public', false);
  // In production there is nothing else of Next's that anybody needs; its image optimiser fetches addresses.
  else
    app.get('/_next/*', { schema: { hide: true }, config: { permission: 'public' } }, (_, reply) =>
      reply.callNotFound(),
    );
  serve('/', 'fleet.read', true);
  serve('/*', 'fleet.read', true);
}
