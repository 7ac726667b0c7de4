import { z } from 'zod';
import { Refused } from '../auth/refused';
import { endSessions } from '../auth/sessions';
import { changeRole, createUser, deleteUser, listUsers } from '../auth/users';
import { newUser, type User, user, userChange } from '../contract/http';
import { noteAction } from '../store/audit';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { actorOf } from './signed-in';

const params = z.object({ id: z.string() });

const shown = ({ name, role }: User) => ({ name, role });

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
    async (request) => {
      const created = await createUser(database, request.body);
      const detail = { after: shown(created) };
      await noteAction(database, { ...actorOf(request), action: 'user.create', subject: created.email, detail });
      return created;
    },
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
    async (request) => {
      const { before, after } = await changeRole(parts, request.params.id, request.body.role);
      const detail = { before: { role: before.role }, after: { role: after.role } };
      await noteAction(database, { ...actorOf(request), action: 'user.role', subject: after.email, detail });
      return after;
    },
  );

  app.delete(
    '/api/users/:id',
    { config, schema: { summary: 'Let somebody in no more', tags, params, response: answersNothing } },
    async (request, reply) => {
      const removed = await deleteUser(parts, request.params.id);
      const detail = { before: shown(removed) };
      await noteAction(database, { ...actorOf(request), action: 'user.delete', subject: removed.email, detail });
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/users/:id/sessions',
    { config, schema: { summary: 'Sign somebody out everywhere', tags, params, response: answersNothing } },
    async (request, reply) => {
      const ended = await endSessions(parts, { userId: request.params.id });
      if (ended === 0) throw new Refused(404, 'there is no such person here, or they are signed in nowhere');
      const person = (await listUsers(database)).find(({ id }) => id === request.params.id);
      await noteAction(database, {
        ...actorOf(request),
        action: 'user.sign-out',
        subject: person?.email ?? request.params.id,
        detail: { sessions: ended },
      });
      return reply.code(204).send();
    },
  );
}
