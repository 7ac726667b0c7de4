import { Readable } from 'node:stream';
import { z } from 'zod';
import { Refused } from '../auth/refused';
import { type AuditEntry, type AuditSearch, auditPage, auditSearch } from '../contract/audit';
import { csvLine, csvText } from '../export/csv-cell';
import { countAudit, listAudit } from '../store/audit-list';
import type { Database } from '../store/database';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

const config = { permission: 'audit.read' } as const;
const tags = ['audit'];
/** More than this are no page that anybody reads. */
const greatestCsvRows = 100_000;
const csvStep = 1_000;

const columns = ['at', 'actor', 'user', 'address', 'action', 'subject', 'detail'];

const lineOf = ({ at, actor, userId, address, action, subject, detail }: AuditEntry): string =>
  csvLine(
    [new Date(at).toISOString(), actor, userId ?? '', address ?? '', action, subject, JSON.stringify(detail)].map(
      csvText,
    ),
  );

async function* writeCsv(database: Database, search: AuditSearch): AsyncGenerator<string> {
  yield csvLine(columns);
  let cursor = search.cursor ?? null;
  do {
    const page = await listAudit(database, { ...search, ...(cursor === null ? {} : { cursor }) }, csvStep);
    yield page.entries.map(lineOf).join('');
    ({ cursor } = page);
  } while (cursor !== null);
}

/** Who did what, to what, and when. */
export function auditRoutes(app: ApiServer, { database }: Dependencies): void {
  app.get(
    '/api/audit',
    {
      config,
      schema: {
        summary: 'What people did, newest first',
        tags,
        querystring: auditSearch,
        response: answers(auditPage),
      },
    },
    ({ query }) => listAudit(database, query),
  );

  app.get(
    '/api/audit.csv',
    {
      config,
      // What answers HEAD would make the whole file to find out how long it is.
      exposeHeadRoute: false,
      schema: {
        summary: 'The same as CSV, times as ISO 8601 in UTC',
        tags,
        querystring: auditSearch,
        response: answers(z.unknown().describe('The file')),
      },
    },
    async ({ query }, reply) => {
      if ((await countAudit(database, query, greatestCsvRows + 1)) > greatestCsvRows)
        throw new Refused(400, `these are more than ${greatestCsvRows} entries: choose a shorter time`);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(Readable.from(writeCsv(database, query)));
    },
  );
}
