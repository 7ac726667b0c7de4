import { credentials, me } from '../contract/http';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { visitOf } from './signed-in';

/** Signing in and out. The session's token travels in the cookie only, never in a body that a script could read. */
export function signInRoutes(app: ApiServer, { auth }: Dependencies): void {
  app.post(
    '/api/auth/sign-in/email',
    {
      config: { permission: 'public' },
      schema: { summary: 'Sign in', tags: ['people'], body: credentials, response: answers(me) },
    },
    async (request, reply) => {
      const { principal, cookies } = await auth.signIn(request.body, visitOf(request));
      const { userId, name, email, role, sessionId } = principal;
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
      return reply.header('set-cookie', cookies).code(204).send();
    },
  );
}
