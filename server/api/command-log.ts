import { z } from 'zod';
import { Refused } from '../auth/refused';
import { askedRange } from '../contract/asked';
import { commandDetail, commandSearch, foundCommands } from '../contract/commands';
import { loadCommandDetail } from '../store/command-find';
import { listCommands } from '../store/command-list';
import { answers } from './answers';
import { commandCsv } from './command-csv';
import { csvAnswers, csvRoute, sendCsvList } from './csv-list';
import type { ApiServer, Dependencies } from './dependencies';

const config = { permission: 'command.read' } as const;
const tags = ['commands'];
const querystring = commandSearch.refine(...askedRange());

/** What was sent, by whom, and what became of it. */
export function commandLogRoutes(app: ApiServer, { database }: Dependencies): void {
  app.get(
    '/api/commands',
    {
      config,
      schema: {
        summary: 'Commands, newest first',
        tags,
        querystring,
        response: answers(foundCommands),
      },
    },
    ({ query }) => listCommands(database, query),
  );

  app.get(
    '/api/commands/export',
    {
      ...csvRoute,
      config,
      schema: {
        summary: 'The same as CSV, all pages from the cursor on, times as ISO 8601 in UTC',
        tags,
        querystring,
        response: csvAnswers,
      },
    },
    ({ query }, reply) => sendCsvList(reply, commandCsv(database, query)),
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
