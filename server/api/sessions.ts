import { z } from 'zod';
import { Refused } from '../auth/refused';
import { endSessions, listSessions } from '../auth/sessions';
import { session } from '../contract/http';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { signedIn } from './signed-in';

/** A person's own sessions, known by id: their tokens never leave the server. */
export function sessionRoutes(app: ApiServer, { auth, database, clock }: Dependencies): void {
  const parts = { database, revocations: auth.revocations };
  const config = { permission: 'session.own' } as const;

  app.get(
    '/api/sessions',
    { config, schema: { summary: 'Where you are signed in', tags: ['people'], response: answers(z.array(session)) } },
    (request) => listSessions(database, signedIn(request), clock()),
  );

  app.delete(
    '/api/sessions/:id',
    {
      config,
      schema: {
        summary: 'End one of your sessions',
        tags: ['people'],
        params: z.object({ id: z.string() }),
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const ended = await endSessions(parts, { userId: signedIn(request).userId, id: request.params.id });
      if (ended === 0) throw new Refused(404, 'you have no such session');
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/sessions',
    { config, schema: { summary: 'End all your other sessions', tags: ['people'], response: answersNothing } },
    async (request, reply) => {
      const { userId, sessionId } = signedIn(request);
      await endSessions(parts, { userId, exceptId: sessionId });
      return reply.code(204).send();
    },
  );
}
