import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { addressBlock } from '../auth/client-address';
import { Refused } from '../auth/refused';
import { minutes } from '../contract/duration';

/**
 * Refuses an address that asks more of the API than people and their browsers do. Pages and their files are not counted.
 * Registered before the guard, so that nothing is looked up for a flood.
 */
export async function limitRequests(app: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await app.register(rateLimit, { global: false });
  app.addHook(
    'onRequest',
    app.rateLimit({
      max: requestsPerMinute,
      timeWindow: minutes(1),
      keyGenerator: (request) => addressBlock(request.ip),
      allowList: (request) => !request.url.startsWith('/api/'),
      errorResponseBuilder: (_request, { ttl }) =>
        new Refused(429, 'too many requests from your address; wait a minute', Math.ceil(ttl / 1_000)),
    }),
  );
}
