import { z } from 'zod';
import { Refused } from '../auth/refused';
import { connectionsPage, connectionTest, controlRequest } from '../contract/connections';
import { noteAction } from '../store/audit';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { actorOf, signedIn } from './signed-in';

const params = z.object({ id: z.string().max(100) });
const tags = ['connections'];

/** How the upstreams are connected, for whoever has to mend them, and what can be done about it. */
export function connectionRoutes(app: ApiServer, { database, held, monitor, missing, log }: Dependencies): void {
  const phaseOf = (id: string) => held.states().find((one) => one.id === id)?.phase ?? null;
  const requireKnown = (id: string) => {
    if (!held.states().some((one) => one.id === id)) throw new Refused(404, 'no upstream has this id');
  };

  app.get(
    '/api/connections',
    {
      config: { permission: 'connection.read' },
      schema: {
        summary: 'Every connection: its state, traffic, lag, credentials and the rules of its source',
        tags,
        response: answers(connectionsPage),
      },
    },
    async () => ({
      connections: held
        .states()
        .map((one) => ({ ...one, traffic: monitor.trafficOf(one.id), lag: monitor.lagOf(one.id) })),
      missing: [...missing],
      commitToBrowser: monitor.commitToBrowser(),
    }),
  );

  app.post(
    '/api/connections/:id/control',
    {
      config: { permission: 'connection.control' },
      schema: {
        summary: 'Pause, resume or restart a connection; the others go on',
        tags,
        params,
        body: controlRequest,
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { control } = request.body;
      requireKnown(id);
      const { userId, name } = signedIn(request);
      log.warn({ requestId: request.id, upstream: id, control, user: userId }, 'a connection is controlled');
      const before = phaseOf(id);
      await held.control(id, control, name);
      const detail = { before: { phase: before }, after: { phase: phaseOf(id) } };
      await noteAction(database, { ...actorOf(request), action: `upstream.${control}`, subject: id, detail });
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/connections/:id/test',
    {
      config: { permission: 'connection.test' },
      schema: {
        summary: 'Try a connection step by step, beside the live one',
        tags,
        params,
        response: answers(connectionTest),
      },
    },
    async (request) => {
      const { id } = request.params;
      requireKnown(id);
      log.info({ requestId: request.id, upstream: id, user: signedIn(request).userId }, 'a connection is tested');
      await noteAction(database, { ...actorOf(request), action: 'upstream.test', subject: id });
      return held.startTest(id);
    },
  );

  app.get(
    '/api/connections/:id/test',
    {
      config: { permission: 'connection.test' },
      schema: {
        summary: 'How the last test of a connection goes or went; null when there was none of late',
        tags,
        params,
        response: answers(connectionTest.nullable()),
      },
    },
    async (request) => {
      requireKnown(request.params.id);
      return held.testOf(request.params.id);
    },
  );
}
