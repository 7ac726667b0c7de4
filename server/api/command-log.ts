import { Readable } from 'node:stream';
import { z } from 'zod';
import { Refused } from '../auth/refused';
import { commandDetail, commandSearch, foundCommands } from '../contract/commands';
import { loadCommandDetail } from '../store/command-find';
import { listCommands } from '../store/command-list';
import { answers } from './answers';
import { writeCommandCsv } from './command-csv';
import type { ApiServer, Dependencies } from './dependencies';

const config = { permission: 'command.read' } as const;
const tags = ['commands'];

/** What was sent, by whom, and what became of it. */
export function commandLogRoutes(app: ApiServer, { database }: Dependencies): void {
  app.get(
    '/api/commands',
    {
      config,
      schema: {
        summary: 'Commands, newest first',
        tags,
        querystring: commandSearch,
        response: answers(foundCommands),
      },
    },
    ({ query }) => listCommands(database, query),
  );

  app.get(
    '/api/commands/export',
    {
      config,
      // What answers HEAD would make the whole file to find out how long it is.
      exposeHeadRoute: false,
      schema: {
        summary: 'The same as CSV, all pages from the cursor on, times as ISO 8601 in UTC',
        tags,
        querystring: commandSearch,
        response: answers(z.unknown().describe('The file')),
      },
    },
    ({ query }, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="commands.csv"')
        .send(Readable.from(writeCommandCsv(database, query))),
  );

  app.get(
    '/api/commands/:id',
    {
      config,
      schema: {
        summary: 'All there is to know of a command',
        tags,
        params: z.object({ id: z.uuid() }),
        response: answers(commandDetail),
      },
    },
    async ({ params: { id } }) => {
      const detail = await loadCommandDetail(database, id);
      if (detail === null) throw new Refused(404, 'there is no such command');
      return detail;
    },
  );
}
