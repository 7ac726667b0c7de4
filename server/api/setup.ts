import { needsAdministrator } from '../auth/set-up';
import { me, setupRequest, setupState } from '../contract/http';
import { noteAction } from '../store/audit';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { visitOf } from './signed-in';

/** The first administrator, and the way back in for one: both by a one-time link from the server's console. */
export function setupRoutes(app: ApiServer, { auth, database }: Dependencies): void {
  app.get(
    '/api/setup',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Whether the first administrator is still to come',
        tags: ['people'],
        response: answers(setupState),
      },
    },
    async () => ({ needsAdministrator: await needsAdministrator(database) }),
  );

  app.post(
    '/api/setup',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Become administrator by a one-time link, and sign in',
        tags: ['people'],
        body: setupRequest,
        response: answers(me),
      },
    },
    async (request, reply) => {
      const { principal, cookies } = await auth.setUp(request.body, visitOf(request));
      const { userId, name, email, role, sessionId } = principal;
      const address = request.ip;
      await noteAction(database, { userId, actor: name, address, action: 'link.use', subject: email });
      return reply.header('set-cookie', cookies).send({ id: userId, name, email, role, sessionId });
    },
  );
}
