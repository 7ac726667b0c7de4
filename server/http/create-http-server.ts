import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { registerApi } from '../api/api';
import type { Dependencies } from '../api/dependencies';
import { Refused } from '../auth/refused';
import { seconds } from '../contract/duration';
import { logAccess } from './access-log';
import { serveBasemap } from './basemap-route';
import { checkInput } from './check-input';
import { compressReplies } from './compress-reply';
import { dataPolicy, tileSource } from './content-security-policy';
import { answerErrors } from './error-reply';
import { guardRoutes } from './guard';
import { allowedOrigins, crossSiteRefusal } from './origins';
import { servePages } from './page-routes';
import type { Pages } from './pages';
import { requirePlainAddress } from './plain-path';
import { limitRequests } from './request-limit';
import { setResponseHeaders } from './response-headers';
import { ownUpgrades } from './upgrades';

export type HttpServerSettings = Dependencies & {
  pages: Pages;
  /** How people reach us; undefined is this machine alone, over plain http, under the port that is listened on. */
  publicUrl: string | undefined;
  /** Whether the connection comes from a proxy that appends to X-Forwarded-For: the last address there is the visitor's. */
  isProxyTrusted: boolean;
  /** What one address may ask of the API. */
  requestsPerMinute?: number;
  basemapDirectory?: string;
};

const greatestBody = 64 * 1024;
/** What is still being answered when the server closes may take so long. */
const closeGraceMs = seconds(5);

const listeningPort = (address: AddressInfo | string | null): number | undefined =>
  typeof address === 'object' && address !== null ? address.port : undefined;

/**
 * Makes the one HTTP server: the API, the pages, and whom they let in. Live connections attach to `httpServer`
 * themselves and must judge by `origins()` and `authenticate`.
 * @throws when a route does not say who may use it
 */
export async function createHttpServer(settings: HttpServerSettings) {
  const { auth, pages, publicUrl, log } = settings;
  const httpServer = createServer({
    requestTimeout: seconds(30),
    headersTimeout: seconds(15),
    keepAliveTimeout: seconds(60),
    maxHeaderSize: 16 * 1024,
  });
  const origins = (): string[] => allowedOrigins(publicUrl, listeningPort(httpServer.address()));

  const app: FastifyInstance = fastify<Server, IncomingMessage, ServerResponse>({
    serverFactory: (handler) => httpServer.on('request', (request, response) => handler(request, response)),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logger: false,
    bodyLimit: greatestBody,
    // One hop: what stands further left in X-Forwarded-For is whatever the visitor wrote there.
    trustProxy: settings.isProxyTrusted ? (_address, hop) => hop < 1 : false,
    routerOptions: { maxParamLength: 256 },
    return503OnClosing: true,
  });
  app.setValidatorCompiler(checkInput);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app, log);
  logAccess(app, log);

  const isSecure = publicUrl?.startsWith('https://') ?? false;
  app.addHook('onRequest', async (request, reply) => {
    setResponseHeaders(reply.raw, { policy: dataPolicy, isSecure, requestId: request.id });
    requirePlainAddress(request.raw.url ?? '');
    const refusal = crossSiteRefusal(request, origins());
    if (refusal !== null) throw new Refused(403, refusal);
  });
  await limitRequests(app, settings.requestsPerMinute ?? 1_200);
  const routes = guardRoutes(app, auth.authenticate);
  compressReplies(app);

  await registerApi(app, settings);
  serveBasemap(app, resolve(settings.basemapDirectory ?? 'public/basemap'));
  const { tileUrl, tileUrlDark } = settings.mapSettings;
  const tileSources = [tileUrl, tileUrlDark].flatMap((url) => (url === null ? [] : [tileSource(url)]));
  servePages(app, { pages, tileSources: [...new Set(tileSources)], log });
  const cutUpgraded = ownUpgrades(httpServer, pages);
  await app.ready();

  return {
    httpServer,
    /** Every route, and who may use it. */
    routes,
    /** From where pages may call us. Empty until the server listens, where no public address is set. */
    origins,
    /** Resolves with the address to print. Port 0 takes any that is free. */
    listen: async ({ host, port }: { host: string; port: number }): Promise<{ port: number; url: string }> => {
      await new Promise<void>((listening, failed) => {
        httpServer.once('error', failed);
        httpServer.listen(port, host, () => {
          httpServer.off('error', failed);
          listening();
        });
      });
      const taken = listeningPort(httpServer.address()) ?? port;
      return { port: taken, url: publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${taken}` };
    },
    /** Stops taking requests, lets those under way be answered for five seconds, and cuts what is left. */
    close: async (): Promise<void> => {
      const closed = new Promise<void>((resolveClosed) => httpServer.close(() => resolveClosed()));
      httpServer.closeIdleConnections();
      cutUpgraded();
      const cut = setTimeout(() => httpServer.closeAllConnections(), closeGraceMs);
      await app.close();
      await closed;
      clearTimeout(cut);
    },
  };
}

export type HttpServer = Awaited<ReturnType<typeof createHttpServer>>;
