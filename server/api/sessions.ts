import { z } from 'zod';
import { Refused } from '../auth/refused';
import { endSessions, listSessions } from '../auth/sessions';
import { session } from '../contract/http';
import { noteAction } from '../store/audit';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { actorOf, signedIn } from './signed-in';

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
      const { userId, email } = signedIn(request);
      const ended = await endSessions(parts, { userId, id: request.params.id });
      if (ended === 0) throw new Refused(404, 'you have no such session');
      const detail = { sessions: ended };
      await noteAction(database, { ...actorOf(request), action: 'session.end', subject: email, detail });
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/sessions',
    { config, schema: { summary: 'End all your other sessions', tags: ['people'], response: answersNothing } },
    async (request, reply) => {
      const { userId, sessionId, email } = signedIn(request);
      const detail = { sessions: await endSessions(parts, { userId, exceptId: sessionId }) };
      await noteAction(database, { ...actorOf(request), action: 'session.end', subject: email, detail });
      return reply.code(204).send();
    },
  );
}
