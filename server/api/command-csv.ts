import type { Command, CommandSearch } from '../contract/commands';
import { countCommands, listCommands } from '../store/command-list';
import type { Database } from '../store/database';
import type { CsvList } from './csv-list';

const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

const cells: CsvList<Command>['cells'] = {
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

/** Commands as CSV, newest first, times as ISO 8601 in UTC. */
export const commandCsv = (database: Database, search: CommandSearch): CsvList<Command> => ({
  name: 'commands',
  items: 'commands',
  cells,
  count: (limit) => countCommands(database, search, limit),
  load: async (cursor, limit) => {
    const page = await listCommands(database, { ...search, ...(cursor === null ? {} : { cursor }), limit });
    return { items: page.commands, cursor: page.cursor };
  },
});
