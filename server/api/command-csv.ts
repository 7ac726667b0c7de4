import type { Command, CommandSearch } from '../contract/commands';
import { csvLine, csvText } from '../export/csv-cell';
import { listCommands } from '../store/command-list';
import type { Database } from '../store/database';

const pageLength = 1_000;

const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

const cells: Record<string, (command: Command) => string> = {
  created: ({ createdAt }) => time(createdAt),
  vin: ({ vin }) => vin,
  vehicle: ({ vehicle }) => vehicle ?? '',
  type: ({ type }) => type,
  label: ({ label }) => label,
  risk: ({ risk }) => risk,
  parameters: ({ parameters }) => JSON.stringify(parameters),
  state: ({ state }) => state,
  words: ({ words }) => words,
  reason: ({ reason }) => reason ?? '',
  requestedBy: ({ requestedBy }) => requestedBy,
  approvedBy: ({ approvedBy }) => approvedBy ?? '',
  published: ({ publishedAt }) => time(publishedAt),
  changed: ({ changedAt }) => time(changedAt),
  expires: ({ expiresAt }) => time(expiresAt),
  bulk: ({ bulk }) => bulk ?? '',
  id: ({ id }) => id,
};

const lineOf = (command: Command): string => csvLine(Object.values(cells).map((tell) => csvText(tell(command))));

/**
 * Commands as CSV (RFC 4180), newest first, times as ISO 8601 in UTC, nothing in it run by a spreadsheet. Read page by page
 * as it is taken: no connection is held meanwhile.
 */
export async function* writeCommandCsv(database: Database, search: CommandSearch): AsyncGenerator<string> {
  yield csvLine(Object.keys(cells));
  let cursor = search.cursor ?? null;
  do {
    const from = cursor === null ? {} : { cursor };
    const page = await listCommands(database, { ...search, ...from, limit: pageLength });
    yield page.commands.map(lineOf).join('');
    ({ cursor } = page);
  } while (cursor !== null);
}
