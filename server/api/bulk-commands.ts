import { z } from 'zod';
import { Refused } from '../auth/refused';
import { bulk, bulkPreview, bulkRequest, idempotencyKey } from '../contract/commands';
import { loadBulk } from '../store/command-bulk';
import { answers } from './answers';
import { settleChange } from './change-answer';
import { toPreview } from './command-preview';
import type { ApiServer, Dependencies } from './dependencies';
import { refusalNotes } from './refused-commands';
import { settleSend } from './send-answer';
import { requesterOf } from './signed-in';

const tags = ['commands'];
const params = z.object({ id: z.uuid() });
/** As many VINs as there may be, of the greatest length, take more than other requests. */
const bodyLimit = 256 * 1024;

/** One command for many vehicles. */
export function bulkCommandRoutes(app: ApiServer, { database, commands }: Dependencies): void {
  const notes = refusalNotes(database);
  const send = { permission: 'command.send' } as const;

  const bulkOf = async (id: string) => {
    const found = await loadBulk(database, id);
    if (found === null) throw new Refused(404, 'there is no such bulk command');
    return found;
  };

  app.post(
    '/api/commands/bulk',
    {
      config: { ...send, onForbidden: notes.sendBulk },
      bodyLimit,
      schema: {
        summary: 'Send a command to many vehicles: 201 for a new one, 200 where this key has sent the same one before',
        tags,
        headers: z.looseObject({ 'idempotency-key': idempotencyKey }),
        body: bulkRequest,
        response: { ...answers(bulk), 201: bulk },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const answer = await commands.sendBulk(request.body, key, requesterOf(request));
      return bulkOf(await settleSend(answer, request, reply, notes.sendBulk));
    },
  );

  app.post(
    '/api/commands/bulk/preview',
    {
      config: send,
      bodyLimit,
      schema: {
        summary:
          'How many of many vehicles would get a command, what one of them, and why the others none. Nothing is sent',
        tags,
        body: bulkRequest,
        response: answers(bulkPreview),
      },
    },
    async (request) => {
      const { example, ...seen } = await commands.previewBulk(request.body, requesterOf(request));
      if (example.isForbidden) throw new Refused(403, example.problems.join('; '));
      return { ...seen, example: toPreview(example) };
    },
  );

  app.get(
    '/api/commands/bulk/:id',
    {
      config: { permission: 'command.read' },
      schema: { summary: 'How a bulk command stands', tags, params, response: answers(bulk) },
    },
    ({ params: { id } }) => bulkOf(id),
  );

  app.post(
    '/api/commands/bulk/:id/stop',
    {
      config: { ...send, onForbidden: notes.stopBulk },
      schema: {
        summary: 'Call off what of a bulk command is not on its way yet',
        tags,
        params,
        response: answers(bulk),
      },
    },
    async (request) => {
      const { id } = request.params;
      await commands.stopBulk(id, requesterOf(request));
      return bulkOf(id);
    },
  );

  app.post(
    '/api/commands/bulk/:id/approve',
    {
      config: { ...send, onForbidden: notes.approveBulk },
      schema: {
        summary: 'Agree, as a second person, to all commands of a bulk that wait for one',
        tags,
        params,
        response: answers(bulk),
      },
    },
    async (request) => {
      const { id } = request.params;
      await settleChange(
        await commands.approveBulk(id, requesterOf(request)),
        'bulk command',
        request,
        notes.approveBulk,
      );
      return bulkOf(id);
    },
  );
}
