import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Refused } from '../auth/refused';
import { describeError } from '../log/describe-error';

/** Postgres' "query canceled" (manual, appendix A): a statement met its limit of time (`store/database.ts`, or less). */
const canceled = '57014';
const tookTooLong =
  'this takes longer to read than a question may (half a minute, an export two): ask for less, or a shorter time';

/** Fastify's own refusals: a body that is too large, no JSON, or of another kind. */
function clientStatus(error: unknown): number | null {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

/** Every error is answered in one shape, `{ error: sentence }`, and unexpected ones are told to the log only. */
export function answerErrors(app: Pick<FastifyInstance, 'setErrorHandler' | 'setNotFoundHandler'>, log: Logger): void {
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('cache-control', 'no-store').type('application/json');
    if (error instanceof Refused) {
      if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds);
      return reply.code(error.status).send({ error: error.message });
    }
    const status = clientStatus(error);
    if (status !== null && error instanceof Error) return reply.code(status).send({ error: error.message });
    if (error instanceof Error && Reflect.get(error, 'code') === canceled) {
      log.warn({ requestId: request.id, route: request.routeOptions.url ?? 'none' }, 'a question took too long');
      return reply.code(503).send({ error: tookTooLong });
    }
    log.error({ requestId: request.id, route: request.routeOptions.url ?? 'none', ...describeError(error) }, 'failed');
    return reply.code(500).send({
      error: `something went wrong here; the server's log says more under request ${request.id}`,
    });
  });

  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'there is nothing at this address' }));
}
