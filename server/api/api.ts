import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { Refused } from '../auth/refused';
import { auditRoutes } from './audit';
import { bulkCommandRoutes } from './bulk-commands';
import { commandLogRoutes } from './command-log';
import { commandRoutes } from './commands';
import { connectionRoutes } from './connections';
import type { Dependencies } from './dependencies';
import { deviceRoutes } from './devices';
import { describeApi, documentationRoutes } from './documentation';
import { exportRoutes } from './export';
import { fleetRoutes } from './fleet';
import { healthRoutes } from './health';
import { historyRoutes } from './history';
import { meRoutes } from './me';
import { messageRoutes } from './messages';
import { metricRoutes } from './metrics';
import { momentRoutes } from './moments';
import { quarantineRoutes } from './quarantine';
import { sessionRoutes } from './sessions';
import { settingRoutes } from './settings';
import { setupRoutes } from './setup';
import { signInRoutes } from './sign-in';
import { signalRoutes } from './signals';
import { storageRoutes } from './storage';
import { tripRoutes } from './trips';
import { upstreamRoutes } from './upstreams';
import { userRoutes } from './users';
import { vehicleRoutes } from './vehicles';

const resources = [
  signInRoutes,
  setupRoutes,
  meRoutes,
  sessionRoutes,
  userRoutes,
  vehicleRoutes,
  historyRoutes,
  tripRoutes,
  fleetRoutes,
  momentRoutes,
  exportRoutes,
  signalRoutes,
  messageRoutes,
  quarantineRoutes,
  commandRoutes,
  bulkCommandRoutes,
  commandLogRoutes,
  deviceRoutes,
  upstreamRoutes,
  connectionRoutes,
  storageRoutes,
  auditRoutes,
  settingRoutes,
  healthRoutes,
  metricRoutes,
];

/** Registers everything under `/api`, and the addresses that tell how the process is. */
export async function registerApi(server: FastifyInstance, dependencies: Dependencies): Promise<void> {
  const app = server.withTypeProvider<ZodTypeProvider>();
  // What the API says is about people and vehicles, and true now: nobody on the way may keep it.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
  await describeApi(app);
  for (const register of resources) register(app, dependencies);
  await documentationRoutes(app);
  // Else the pages' route would take it.
  app.get('/api/*', { config: { permission: 'public' }, schema: { hide: true } }, () => {
    throw new Refused(404, 'there is nothing at this address');
  });
}
