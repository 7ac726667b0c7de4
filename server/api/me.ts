import { me, passwordChange } from '../contract/http';
import { noteAction } from '../store/audit';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { actorOf, signedIn, visitOf } from './signed-in';

/** Who is asking, and their password. */
export function meRoutes(app: ApiServer, { auth, database }: Dependencies): void {
  app.get(
    '/api/me',
    {
      config: { permission: 'session.own' },
      schema: { summary: 'Who you are', tags: ['people'], response: answers(me) },
    },
    async (request) => {
      const { userId, name, email, role, sessionId } = signedIn(request);
      return { id: userId, name, email, role, sessionId };
    },
  );

  app.post(
    '/api/auth/change-password',
    {
      config: { permission: 'session.own' },
      schema: {
        summary: 'Set another password; every other session of yours ends',
        tags: ['people'],
        body: passwordChange,
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const principal = signedIn(request);
      const { cookies } = await auth.changePassword(principal, request.body, visitOf(request));
      await noteAction(database, { ...actorOf(request), action: 'password.change', subject: principal.email });
      return reply.header('set-cookie', cookies).code(204).send();
    },
  );
}
