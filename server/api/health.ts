import { z } from 'zod';
import { Refused } from '../auth/refused';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

const state = answers(z.object({ state: z.string() }));

/** For whoever watches over the process: it runs, and it can do its work. */
export function healthRoutes(app: ApiServer, { database, log }: Dependencies): void {
  app.get(
    '/healthz',
    {
      config: { permission: 'public' },
      schema: { summary: 'The process answers', tags: ['operation'], response: state },
    },
    async () => ({ state: 'running' }),
  );

  app.get(
    '/readyz',
    {
      config: { permission: 'public' },
      schema: { summary: 'The database answers too', tags: ['operation'], response: state },
    },
    async () => {
      try {
        await database.prisma.$queryRaw`SELECT 1`;
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.name : typeof error }, 'the database does not answer');
        throw new Refused(503, 'the database does not answer');
      }
      return { state: 'ready' };
    },
  );
}
