import { z } from 'zod';
import { Refused } from '../auth/refused';
import {
  commandDetail,
  commandOffer,
  commandPreview,
  commandRequest,
  commandType,
  idempotencyKey,
} from '../contract/commands';
import { vin } from '../contract/http';
import { loadCommandDetail } from '../store/command-find';
import { answers } from './answers';
import { settleChange } from './change-answer';
import { toPreview } from './command-preview';
import type { ApiServer, Dependencies } from './dependencies';
import { refusalNotes } from './refused-commands';
import { settleSend } from './send-answer';
import { requesterOf } from './signed-in';

const tags = ['commands'];
const params = z.object({ id: z.uuid() });

/** What can be sent to a vehicle, sending it, and changing one's mind. */
export function commandRoutes(app: ApiServer, { database, commands }: Dependencies): void {
  const notes = refusalNotes(database);
  const send = { permission: 'command.send' } as const;

  const detailOf = async (id: string) => {
    const detail = await loadCommandDetail(database, id);
    if (detail === null) throw new Refused(404, 'there is no such command');
    return detail;
  };

  app.get(
    '/api/commands/types',
    {
      config: { permission: 'command.read' },
      schema: {
        summary: 'Every type of command that the catalogue has, in its order, whether or not anything can carry it',
        tags,
        response: answers(z.array(commandType)),
      },
    },
    () => [...commands.catalogue.types.values()],
  );

  app.get(
    '/api/vehicles/:vin/commands',
    {
      config: { permission: 'command.read' },
      schema: {
        summary: 'What can be sent to a vehicle, and what cannot and why',
        tags,
        params: z.object({ vin }),
        response: answers(commandOffer),
      },
    },
    async (request) => {
      const offer = await commands.offer(request.params.vin, requesterOf(request));
      if (offer === null) throw new Refused(404, 'no vehicle has this VIN');
      return offer;
    },
  );

  app.post(
    '/api/commands/preview',
    {
      config: send,
      schema: {
        summary: 'What would be sent, to the byte, and what stands against it. Nothing is sent, and nothing kept',
        tags,
        body: commandRequest,
        response: answers(commandPreview),
      },
    },
    async (request) => {
      const prepared = await commands.prepare(request.body, requesterOf(request));
      if (prepared.isForbidden) throw new Refused(403, prepared.problems.join('; '));
      return toPreview(prepared);
    },
  );

  app.post(
    '/api/commands',
    {
      config: { ...send, onForbidden: notes.send },
      schema: {
        summary: 'Send a command: 201 for a new one, 200 where this key has sent the same one before',
        tags,
        headers: z.looseObject({ 'idempotency-key': idempotencyKey }),
        body: commandRequest,
        response: { ...answers(commandDetail), 201: commandDetail },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const answer = await commands.send(request.body, key, requesterOf(request));
      return detailOf(await settleSend(answer, request, reply, notes.send));
    },
  );

  app.post(
    '/api/commands/:id/cancel',
    {
      config: { ...send, onForbidden: notes.cancel },
      schema: {
        summary: 'Call a command off that is not on its way yet',
        tags,
        params,
        response: answers(commandDetail),
      },
    },
    async (request) => {
      const { id } = request.params;
      await settleChange(await commands.cancel(id, requesterOf(request)), 'command', request, notes.cancel);
      return detailOf(id);
    },
  );

  app.post(
    '/api/commands/:id/approve',
    {
      config: { ...send, onForbidden: notes.approve },
      schema: {
        summary: 'Agree, as a second person, to a command that waits for one',
        tags,
        params,
        response: answers(commandDetail),
      },
    },
    async (request) => {
      const { id } = request.params;
      await settleChange(await commands.approve(id, requesterOf(request)), 'command', request, notes.approve);
      return detailOf(id);
    },
  );
}
