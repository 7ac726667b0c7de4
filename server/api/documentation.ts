import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { permissions } from '../contract/roles';
import { documentationPolicy } from '../http/content-security-policy';
import type { ApiServer } from './dependencies';

/** Collects the description of every route registered after it. */
export async function describeApi(app: ApiServer): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Motorcade',
        version: '1',
        description: 'Times are epoch milliseconds, numbers in the unit of their signal, errors `{ error: sentence }`.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'motorcade' } },
      },
    },
    transform: (route) => {
      const access = route.route.config?.permission;
      const described = jsonSchemaTransform(route);
      if (access === undefined || access === 'public') return described;
      const takes = `Takes \`${access}\`: ${permissions[access]} or above.`;
      return { ...described, schema: { ...described.schema, description: takes, security: [{ session: [] }] } };
    },
  });
}

/** The description for machines and, as a page, for people. For those signed in only. */
export async function documentationRoutes(app: ApiServer): Promise<void> {
  app.get(
    '/api/openapi.json',
    {
      config: { permission: 'session.own' },
      schema: { hide: true, response: { 200: z.record(z.string(), z.unknown()) } },
    },
    async () => ({ ...app.swagger() }),
  );

  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, permission: 'session.own', isPage: route.url === '/api/docs' };
    });
    docs.addHook('onRequest', async (_request, reply) => {
      reply.raw.setHeader('content-security-policy', documentationPolicy);
    });
    await docs.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false });
  });
}
