import { existsSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import type { Logger } from 'pino';
import { findAccount } from './postgres-account';
import { preparePostgresBinaries } from './postgres-binaries';
import { makeCluster } from './postgres-cluster';
import { preparePostgresHome } from './postgres-home';
import { stopOrphan } from './postgres-orphan';
import { startOnFreePort } from './postgres-port';

const user = 'motorcade';
const database = 'motorcade';

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

/**
 * Starts a Postgres 18 in a folder of ours, from the binaries that came with npm: for a clone without a database.
 * It listens on loopback only, runs in UTC, and keeps its data and password for the next start. When we are root it
 * runs under an unprivileged account.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = findAccount();
  const home = preparePostgresHome(options.dataDir, account);
  const binaries = preparePostgresBinaries(account);
  options.log.info({ folder: home.cluster, account: account?.uid }, 'starting the embedded database');
  await stopOrphan(home);
  if (!existsSync(home.cluster))
    await makeCluster(binaries.initdb, home, { user, account, isDurable: options.settings?.fsync !== 'off' });
  writeFileSync(home.ownerFile, String(process.pid));
  const { port, stop } = await startOnFreePort({
    program: binaries.postgres,
    cluster: home.cluster,
    settings: { ...defaultSettings, ...options.settings },
    account,
    log: options.log,
  });
  try {
    const address = { host: '127.0.0.1', port, password: home.password };
    await createDatabase(address);
    return { url: `postgresql://${user}:${address.password}@${address.host}:${address.port}/${database}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
