import { z } from 'zod';
import {
  discarded,
  discardRequest,
  quarantinedPage,
  quarantinedSearch,
  quarantineGroup,
  quarantineGroupKey,
  redecodePreview,
  redecodeRequest,
  redecodeStep,
} from '../contract/quarantine';
import { noteAction } from '../store/audit';
import { discardQuarantined } from '../store/discard-quarantined';
import { listQuarantine, listQuarantined } from '../store/quarantine-groups';
import { answers } from './answers';
import { requireUpstream } from './decodable-upstreams';
import type { ApiServer, Dependencies } from './dependencies';
import { actorOf, signedIn } from './signed-in';

const tags = ['quarantine'];

/** Messages of which something was not taken, and what people do about them: the log tells it at info. */
export function quarantineRoutes(app: ApiServer, dependencies: Dependencies): void {
  const { database, ingest, log } = dependencies;
  const read = { permission: 'message.read' } as const;
  const settle = { permission: 'quarantine.settle' } as const;

  app.get(
    '/api/quarantine',
    {
      config: read,
      schema: {
        summary: 'What waits for a decision, by reason and shape',
        tags,
        response: answers(z.array(quarantineGroup)),
      },
    },
    () => listQuarantine(database),
  );

  app.get(
    '/api/quarantine/messages',
    {
      config: read,
      schema: {
        summary: 'The messages of one group, newest first',
        tags,
        querystring: quarantinedSearch,
        response: answers(quarantinedPage),
      },
    },
    ({ query }) => listQuarantined(database, query, query.cursor),
  );

  app.post(
    '/api/quarantine/preview',
    {
      config: settle,
      schema: {
        summary: 'What today’s decoder would make of a group; nothing is changed',
        tags,
        body: quarantineGroupKey,
        response: answers(redecodePreview),
      },
    },
    async (request) => {
      await requireUpstream(dependencies, request.body.upstream);
      return ingest.preview(request.body);
    },
  );

  app.post(
    '/api/quarantine/redecode',
    {
      config: settle,
      schema: {
        summary: 'Decode a group again, oldest first, a step at a time',
        tags,
        body: redecodeRequest,
        response: answers(redecodeStep),
      },
    },
    async (request) => {
      const { userId, name: by } = signedIn(request);
      await requireUpstream(dependencies, request.body.upstream);
      const { cursor, ...group } = request.body;
      if (cursor === undefined)
        await noteAction(database, {
          ...actorOf(request),
          action: 'quarantine.decode',
          subject: group.upstream,
          detail: group,
        });
      const step = await ingest.redecode({ ...request.body, by });
      log.info({ user: userId, by, ...group, looked: step.looked, settled: step.settled }, 'decoded again');
      return step;
    },
  );

  app.post(
    '/api/quarantine/discard',
    {
      config: settle,
      schema: {
        summary: 'Say that a group is not wanted, and why; its bytes stay as long as any',
        tags,
        body: discardRequest,
        response: answers(discarded),
      },
    },
    async (request) => {
      const { userId, name: by } = signedIn(request);
      const { why, ...group } = request.body;
      const count = await discardQuarantined(database, group, why, by);
      const detail = { ...group, why, discarded: count };
      await noteAction(database, {
        ...actorOf(request),
        action: 'quarantine.discard',
        subject: group.upstream,
        detail,
      });
      log.info({ user: userId, by, ...group, why, discarded: count }, 'discarded');
      return { discarded: count };
    },
  );
}
