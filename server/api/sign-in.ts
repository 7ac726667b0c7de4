import { Refused } from '../auth/refused';
import { credentials, me } from '../contract/http';
import { noteAction } from '../store/audit';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { visitOf } from './signed-in';

/** Signing in and out. The session's token travels in the cookie only, never in a body that a script could read. */
export function signInRoutes(app: ApiServer, { auth, database }: Dependencies): void {
  app.post(
    '/api/auth/sign-in/email',
    {
      config: { permission: 'public' },
      schema: { summary: 'Sign in', tags: ['people'], body: credentials, response: answers(me) },
    },
    async (request, reply) => {
      const { email: subject } = request.body;
      const address = request.ip;
      const signingIn = auth.signIn(request.body, visitOf(request));
      const { principal, cookies } = await signingIn.catch(async (error: unknown) => {
        // Those that are throttled are not looked at, and would only fill the table.
        if (error instanceof Refused && error.status === 401)
          await noteAction(database, { userId: null, actor: subject, address, action: 'sign-in.refused', subject });
        throw error;
      });
      const { userId, name, email, role, sessionId } = principal;
      await noteAction(database, { userId, actor: name, address, action: 'sign-in', subject: email });
      return reply.header('set-cookie', cookies).send({ id: userId, name, email, role, sessionId });
    },
  );

  app.post(
    '/api/auth/sign-out',
    {
      // Public, so that a browser whose session is over gets rid of its cookie as well.
      config: { permission: 'public' },
      schema: { summary: 'Sign out', tags: ['people'], response: answersNothing },
    },
    async (request, reply) => {
      const principal = await auth.authenticate(request.headers);
      const cookies = await auth.signOut(principal, visitOf(request));
      if (principal !== null) {
        const { userId, name: actor, email: subject } = principal;
        await noteAction(database, { userId, actor, address: request.ip, action: 'sign-out', subject });
      }
      return reply.header('set-cookie', cookies).code(204).send();
    },
  );
}
