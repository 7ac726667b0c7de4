import { z } from 'zod';
import { Refused } from '../auth/refused';
import { storedMessage } from '../contract/http';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

/** Where a value comes from: the bytes that an upstream delivered, and what they said. */
export function messageRoutes(app: ApiServer, { loadMessage }: Dependencies): void {
  app.get(
    '/api/messages/:reference',
    {
      config: { permission: 'message.read' },
      schema: {
        summary: 'A message as it came, its verdict, and what it says when decoded afresh',
        tags: ['messages'],
        params: z.object({
          reference: z.string().regex(/^\d{1,18}\.\d{1,9}$/, 'expected <batch>.<index>, such as 12.3'),
        }),
        response: answers(storedMessage),
      },
    },
    async (request) => {
      const found = await loadMessage(request.params.reference);
      if (found === null) throw new Refused(404, 'this message is not kept, or no longer');
      return found;
    },
  );
}
