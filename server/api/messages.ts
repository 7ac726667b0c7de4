import { z } from 'zod';
import { Refused } from '../auth/refused';
import { askedRange } from '../contract/asked';
import { storedMessage } from '../contract/http';
import { foundMessages, messageSearch } from '../contract/messages';
import { loadFiledMessage } from '../store/filed-message';
import { findMessages } from '../store/find-messages';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

const config = { permission: 'message.read' } as const;
const tags = ['messages'];
const params = z.object({
  reference: z.string().regex(/^\d{1,18}\.\d{1,9}$/, 'expected <batch>.<index>, such as 12.3'),
});
const notKept = () => new Refused(404, 'this message is not kept, or no longer');

/** Where a value comes from: the bytes that an upstream delivered, and what they said. */
export function messageRoutes(app: ApiServer, { database, loadMessage }: Dependencies): void {
  app.get(
    '/api/messages',
    {
      config,
      schema: {
        summary: 'Messages by vehicle, device, upstream, topic, verdict and time, newest first',
        tags,
        querystring: messageSearch.refine(...askedRange()),
        response: answers(foundMessages),
      },
    },
    (request) => findMessages(database, request.query),
  );

  app.get(
    '/api/messages/:reference',
    {
      config,
      schema: {
        summary: 'A message as it came, its verdict, and what it says when decoded afresh',
        tags,
        params,
        response: answers(storedMessage),
      },
    },
    async (request) => {
      const found = await loadMessage(request.params.reference);
      if (found === null) throw notKept();
      return found;
    },
  );

  app.get(
    '/api/messages/:reference/raw',
    {
      config,
      schema: {
        summary: 'The payload of a message, byte by byte as it came',
        tags,
        params,
        response: answers(z.unknown().describe('The bytes')),
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const found = await loadFiledMessage(database, reference);
      if (found === null) throw notKept();
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="message-${reference}.bin"`)
        .send(found.message.payload);
    },
  );
}
