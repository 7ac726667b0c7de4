import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/**
 * One line for each request when it is answered: the route's pattern, never the path or query that were asked for, as
 * those hold VINs and one-time tokens.
 */
export function logAccess(app: Pick<FastifyInstance, 'addHook'>, log: Logger): void {
  app.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        user: request.principal?.userId,
      },
      'answered',
    );
  });
}
