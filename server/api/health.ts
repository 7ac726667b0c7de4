import { z } from 'zod';
import { Refused } from '../auth/refused';
import { databaseProblems } from '../store/database-problems';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

/** For whoever watches over the process: it runs, and it can do its work. */
export function healthRoutes(app: ApiServer, { database, held, log }: Dependencies): void {
  app.get(
    '/healthz',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'The process answers',
        tags: ['operation'],
        response: answers(z.object({ state: z.string() })),
      },
    },
    async () => ({ state: 'running' }),
  );

  /** Everybody may read this: a number, and nothing of whose brokers they are. */
  const upstreamProblems = (): string[] => {
    const states = held.states();
    const away = states.filter(({ phase }) => phase !== 'live' && phase !== 'paused').length;
    return away === 0 ? [] : [`${away} of ${states.length} upstreams ${away === 1 ? 'is' : 'are'} not connected`];
  };

  app.get(
    '/readyz',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'The database answers too; what else is amiss is told, and does not count: brokers come back',
        tags: ['operation'],
        response: answers(z.object({ state: z.string(), problems: z.array(z.string()) })),
      },
    },
    async () => {
      const problems = await databaseProblems(database);
      if (problems.length > 0) {
        log.warn({ problems }, 'not ready');
        throw new Refused(503, problems.join('; '));
      }
      return { state: 'ready', problems: upstreamProblems() };
    },
  );
}
