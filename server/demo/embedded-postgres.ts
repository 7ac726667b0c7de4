import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Logger } from 'pino';
import { type Account, findAccount } from './postgres-account';
import { preparePostgresBinaries } from './postgres-binaries';
import { type PostgresHome, preparePostgresHome } from './postgres-home';
import { stopOrphan } from './postgres-orphan';

const user = 'motorcade';
const database = 'motorcade';
const startTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;

/** Commits are what an upstream's acknowledgement stands on: nothing here trades their durability for speed. */
const defaultSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  jit: 'off',
};

export type EmbeddedPostgresOptions = {
  /** Folder for the cluster, its password and nothing else. */
  dataDir: string;
  log: Logger;
  /** Postgres settings over ours. `fsync: 'off'` is for tests. */
  settings?: Readonly<Record<string, string>>;
};

/** A Postgres of our own. `stop` resolves when no process of it is left. */
export type EmbeddedPostgres = { url: string; stop: () => Promise<void> };

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Made under another name first: a cluster cut short in the making is never taken for a whole one. */
async function initialise(initdb: string, home: PostgresHome, account: Account | undefined, isDurable: boolean) {
  const unfinished = `${home.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--auth=scram-sha-256', `--username=${user}`, `--pwfile=${home.passwordFile}`];
  const words = [`--pgdata=${unfinished}`, ...locale, ...access, ...(isDurable ? [] : ['--no-sync'])];
  await promisify(execFile)(initdb, words, { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  renameSync(unfinished, home.cluster);
}

/** Resolves when the server says it takes connections; rejects with its last words when it ends instead. */
function whenReady(server: ChildProcess, log: Logger): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = '';
    const timer = setTimeout(() => reject(new Error(`Postgres did not start in time: ${words}`)), startTimeoutMs);
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2_000);
      log.debug({ postgres: text.trim() }, 'postgres said');
      if (text.includes('ready to accept connections')) {
        clearTimeout(timer);
        resolve();
      }
    });
    server.once('error', reject);
    server.once('close', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`Postgres ended with ${signal ?? code}: ${words}`));
    });
  });
}

async function createDatabase(server: { host: string; port: number; password: string }): Promise<void> {
  const client = new pg.Client({ ...server, user, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

/** Says so when the server ends of itself. It is not started again: whoever keeps Motorcade running sees it fail. */
function watch(server: ChildProcess, log: Logger): () => Promise<void> {
  const complain = (code: number | null, signal: string | null) =>
    log.error({ ended: signal ?? code }, 'the embedded database ended by itself');
  server.once('close', complain);
  return () => {
    server.off('close', complain);
    return stopServer(server);
  };
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    // SIGINT is Postgres' fast shutdown: sessions are ended, data is written. SIGQUIT leaves recovery to the next start.
    const timer = setTimeout(() => server.kill('SIGQUIT'), stopTimeoutMs);
    server.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    server.kill('SIGINT');
  });
}

/**
 * Starts a Postgres 18 in a folder of ours, from the binaries that came with npm: for a clone without a database.
 * It listens on loopback only, runs in UTC, and keeps its data and password for the next start. When we are root it
 * runs under an unprivileged account.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = findAccount();
  const home = preparePostgresHome(options.dataDir, account);
  const binaries = preparePostgresBinaries(account);
  await stopOrphan(home);
  const settings = { ...defaultSettings, port: String(await findFreePort()), ...options.settings };
  if (!existsSync(home.cluster)) await initialise(binaries.initdb, home, account, options.settings?.fsync !== 'off');
  writeFileSync(home.ownerFile, String(process.pid));
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(binaries.postgres, ['-D', home.cluster, ...words], {
    ...account,
    cwd: '/',
    // A process group of its own: Ctrl-C in a terminal reaches us alone, and we stop it after what uses it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  try {
    await whenReady(server, options.log);
    const address = { host: '127.0.0.1', port: Number(settings.port), password: home.password };
    await createDatabase(address);
    const url = `postgresql://${user}:${address.password}@${address.host}:${address.port}/${database}`;
    return { url, stop: watch(server, options.log) };
  } catch (error) {
    await stopServer(server);
    throw error;
  }
}
