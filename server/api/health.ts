import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { Refused } from '../auth/refused';
import { minutes, seconds } from '../contract/duration';
import { databaseProblems } from '../store/database-problems';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

/** Whoever asks gives up soon, and a database that is not there may keep its own callers waiting for much longer. */
const answerWithinMs = seconds(2);
/** Brokers come back. When none has for so long, it is rather this machine that has to be looked after. */
const awayForMs = minutes(10);

/** For whoever watches over the process: it runs, and it can do its work. */
export function healthRoutes(app: ApiServer, { database, held, clock, log }: Dependencies): void {
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

  /** Everybody may read this: a number, and nothing of whose brokers they are. Paused ones are as somebody wants them. */
  function upstreamProblems(): { problems: string[]; isCutOff: boolean } {
    const wanted = held.states().filter(({ phase }) => phase !== 'paused');
    const away = wanted.filter(({ phase }) => phase !== 'live');
    if (away.length === 0) return { problems: [], isCutOff: false };
    const isLong = ({ awaySince }: (typeof away)[number]) => awaySince !== null && clock() - awaySince >= awayForMs;
    const problem = `${away.length} of ${wanted.length} upstreams ${away.length === 1 ? 'is' : 'are'} not connected`;
    return { problems: [problem], isCutOff: away.length === wanted.length && away.every(isLong) };
  }

  let asking: Promise<string[]> | undefined;
  /** Anybody may ask, and as often as they like: all who do at one time are told of one question to the database. */
  const storeProblems = (): Promise<string[]> => {
    asking ??= Promise.race([
      databaseProblems(database),
      setTimeout(answerWithinMs, ['the database does not answer in time'], { ref: false }),
    ]).finally(() => {
      asking = undefined;
    });
    return asking;
  };

  app.get(
    '/readyz',
    {
      config: { permission: 'public' },
      schema: {
        summary:
          'The database answers, and not every upstream has been away for ten minutes; what else is amiss is told',
        tags: ['operation'],
        response: answers(z.object({ state: z.string(), problems: z.array(z.string()) })),
      },
    },
    async () => {
      const upstreams = upstreamProblems();
      const problems = [...(await storeProblems()), ...(upstreams.isCutOff ? upstreams.problems : [])];
      if (problems.length > 0) {
        log.warn({ problems }, 'not ready');
        throw new Refused(503, problems.join('; '));
      }
      return { state: 'ready', problems: upstreams.problems };
    },
  );
}
