import { z } from 'zod';
import { Refused } from '../auth/refused';
import { endSessions } from '../auth/sessions';
import { changeRole, createUser, deleteUser, listUsers } from '../auth/users';
import { newUser, user, userChange } from '../contract/http';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

const params = z.object({ id: z.string() });

/** People and their roles. There is always an administrator left. */
export function userRoutes(app: ApiServer, { auth, database }: Dependencies): void {
  const parts = { database, revocations: auth.revocations };
  const config = { permission: 'user.manage' } as const;
  const tags = ['people'];

  app.get(
    '/api/users',
    { config, schema: { summary: 'Everybody who can sign in', tags, response: answers(z.array(user)) } },
    () => listUsers(database),
  );

  app.post(
    '/api/users',
    { config, schema: { summary: 'Let somebody in', tags, body: newUser, response: answers(user) } },
    (request) => createUser(database, request.body),
  );

  app.patch(
    '/api/users/:id',
    {
      config,
      schema: {
        summary: 'Give somebody another role; they must sign in again',
        tags,
        params,
        body: userChange,
        response: answers(user),
      },
    },
    (request) => changeRole(parts, request.params.id, request.body.role),
  );

  app.delete(
    '/api/users/:id',
    { config, schema: { summary: 'Let somebody in no more', tags, params, response: answersNothing } },
    async (request, reply) => {
      await deleteUser(parts, request.params.id);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/users/:id/sessions',
    { config, schema: { summary: 'Sign somebody out everywhere', tags, params, response: answersNothing } },
    async (request, reply) => {
      const ended = await endSessions(parts, { userId: request.params.id });
      if (ended === 0) throw new Refused(404, 'there is no such person here, or they are signed in nowhere');
      return reply.code(204).send();
    },
  );
}
