import { type Logger, pino } from 'pino';
import type { Dependencies } from '../../server/api/dependencies';
import { createAuth } from '../../server/auth/auth';
import { createUser } from '../../server/auth/users';
import { type CommandsOptions, createCommands } from '../../server/commands/commands';
import type { Message } from '../../server/contract/message';
import { type Role, roles } from '../../server/contract/roles';
import { createHttpServer } from '../../server/http/create-http-server';
import type { Pages } from '../../server/http/pages';
import { createIngest } from '../../server/ingest/ingest';
import { openKeep } from '../../server/keep/keep';
import { noCounts } from '../../server/live/live-counts';
import { createMonitor } from '../../server/monitor/monitor';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { loadMessage } from '../../server/store/stored-message';
import { decodePlain } from '../ingest/plain-dialect';
import { createTestDatabase } from '../support/database';
import { message, oddVin, state, vin, waitingUpstream } from './samples';
import { type Question, send } from './send';

export const password = 'a rather long password';
export const mailOf = (role: Role): string => `${role}@example.org`;

/** Says which page was asked for, and with which headers. */
const pages: Pages = {
  isDevelopment: false,
  answer: async (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ page: request.url, headers: request.headers }));
  },
  upgrade: (_request, socket) => void socket.destroy(),
  close: () => Promise.resolve(),
};

export type ApiOptions = {
  publicUrl?: string;
  pages?: Pages;
  isProxyTrusted?: boolean;
  requestsPerMinute?: number;
  held?: Dependencies['held'];
  metricsToken?: string;
  /** Where commands go; none unless told. */
  commandUpstreams?: CommandsOptions['upstreams'];
  onCommandsChanged?: CommandsOptions['onChanged'];
  catalogue?: CommandsOptions['catalogue'];
};

/** The whole HTTP server over a database of its own, with one person of each role, and no broker unless told. */
export async function startApi(options: ApiOptions = {}) {
  const lines: string[] = [];
  const log: Logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const testDatabase = await createTestDatabase();
  const database = await openDatabase(testDatabase.url, log);
  let aheadMs = 0;
  const clock = () => Date.now() + aheadMs;
  const { publicUrl, commandUpstreams = [], catalogue = { types: new Map() } } = options;
  const monitor = createMonitor({ clock });
  const makeAuth = (over = database) =>
    createAuth({ database: over, secret: 'a secret of at least 32 characters', publicUrl, clock, log });
  const auth = makeAuth();
  // Numbers of their own: none is the one of the message below.
  await database.pool.query(`SELECT setval('message_batch_id_seq', 1000)`);
  const ingest = createIngest({
    database,
    upstreams: [{ ...waitingUpstream, decode: decodePlain }, ...commandUpstreams],
    decoderOf: () => decodePlain,
    onCommitted: (changes) => commands.onReadings(changes),
    clock,
    log,
  });
  const commands = createCommands({
    ...{ database, catalogue, upstreams: commandUpstreams, clock, log },
    onChanged: options.onCommandsChanged ?? (() => undefined),
  });
  const keep = await openKeep({
    database,
    retention: { messages: 30, readings: 400, rollups: 1100, trips: null, audit: null },
    clock,
    log,
  });
  const server = await createHttpServer({
    database,
    auth,
    held: options.held ?? {
      states: () => [waitingUpstream],
      control: () => Promise.resolve(),
      startTest: () => ({ startedAt: 1, endedAt: null, steps: [] }),
      testOf: () => null,
    },
    monitor,
    missing: [],
    live: () => ({ count: () => 2, waiting: () => 1, counts: noCounts }),
    metricsToken: options.metricsToken,
    signals: () => Promise.resolve([]),
    loadVehicle: (wanted) => Promise.resolve([vin, oddVin].includes(wanted) ? { ...state, vin: wanted } : null),
    editVehicle: (wanted) => Promise.resolve(wanted === vin),
    loadMessage: async (reference) =>
      reference === message.reference ? message : loadMessage(database, reference, () => decodePlain),
    ingest,
    commands,
    keep,
    mapSettings: {
      tileUrl: 'https://{s}.tiles.example/{z}/{x}/{y}.png',
      tileUrlDark: null,
      attribution: 'T',
      maximumZoom: 19,
    },
    clock,
    log,
    pages: options.pages ?? pages,
    publicUrl,
    isProxyTrusted: options.isProxyTrusted ?? false,
    requestsPerMinute: options.requestsPerMinute ?? 100_000,
  });
  const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
  const origin = publicUrl ?? `http://127.0.0.1:${port}`;
  const ask = (path: string, question: Question = {}) => send(port, path, question);
  /** As a page of ours would ask. */
  const post = (path: string, body: unknown, question: Question = {}) =>
    ask(path, { method: 'POST', body, ...question, headers: { origin, ...question.headers } });
  const signInAs = (role: Role) => post('/api/auth/sign-in/email', { email: mailOf(role), password });

  return {
    server,
    auth,
    commands,
    ingest,
    log,
    /** Another process over the same database. */
    makeAuth,
    database,
    monitor,
    /** Takes messages as the upstream of this server delivers them; see tests/ingest/plain-dialect.ts. */
    commit: (messages: Message[]) => ingest.commitFor(waitingUpstream.id)(messages),
    lines,
    port,
    origin,
    ask,
    post,
    signInAs,
    clock,
    /** Lets the server's clock run ahead. */
    wait: (ms: number): void => {
      aheadMs += ms;
    },
    /** Lets one person of each role in and gives their ids. */
    populate: async (): Promise<Record<Role, string>> => {
      const ids = { viewer: '', operator: '', engineer: '', admin: '' };
      for (const role of roles)
        ids[role] = (await createUser(database, { name: role, email: mailOf(role), password, role })).id;
      return ids;
    },
    stop: async (): Promise<void> => {
      await commands.stop();
      await server.close();
      await closeDatabase(database);
      await testDatabase.drop();
    },
  };
}

export type RunningApi = Awaited<ReturnType<typeof startApi>>;
