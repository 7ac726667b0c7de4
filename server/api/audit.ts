import { askedRange } from '../contract/asked';
import { type AuditEntry, type AuditSearch, auditPage, auditSearch } from '../contract/audit';
import { countAudit, listAudit } from '../store/audit-list';
import type { Database } from '../store/database';
import { answers } from './answers';
import { type CsvList, csvAnswers, csvRoute, sendCsvList } from './csv-list';
import type { ApiServer, Dependencies } from './dependencies';

const config = { permission: 'audit.read' } as const;
const tags = ['audit'];
const querystring = auditSearch.refine(...askedRange());

const cells: CsvList<AuditEntry>['cells'] = {
  at: ({ at }) => new Date(at).toISOString(),
  actor: ({ actor }) => actor,
  user: ({ userId }) => userId ?? '',
  address: ({ address }) => address ?? '',
  action: ({ action }) => action,
  subject: ({ subject }) => subject,
  detail: ({ detail }) => JSON.stringify(detail),
};

const auditCsv = (database: Database, search: AuditSearch): CsvList<AuditEntry> => ({
  name: 'audit',
  items: 'entries',
  cells,
  count: (limit) => countAudit(database, search, limit),
  load: async (cursor, limit) => {
    const page = await listAudit(database, { ...search, ...(cursor === null ? {} : { cursor }) }, limit);
    return { items: page.entries, cursor: page.cursor };
  },
});

/** Who did what, to what, and when. */
export function auditRoutes(app: ApiServer, { database }: Dependencies): void {
  app.get(
    '/api/audit',
    {
      config,
      schema: {
        summary: 'What people did, newest first',
        tags,
        querystring,
        response: answers(auditPage),
      },
    },
    ({ query }) => listAudit(database, query),
  );

  app.get(
    '/api/audit.csv',
    {
      ...csvRoute,
      config,
      schema: {
        summary: 'The same as CSV, times as ISO 8601 in UTC',
        tags,
        querystring,
        response: csvAnswers,
      },
    },
    ({ query }, reply) => sendCsvList(reply, auditCsv(database, query)),
  );
}
