import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { findAccount } from '../../server/demo/postgres-account';
import { preparePostgresBinaries } from '../../server/demo/postgres-binaries';
import { startOnFreePort } from '../../server/demo/postgres-port';
import { freePort } from '../support/free-port';

const log = pino({ level: 'silent' });
let folder: string;
let dataDir: string;
let elsewhere: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motorcade-embedded-'));
  await chmod(folder, 0o711);
  dataDir = join(folder, 'postgres');
});
afterEach(async () => {
  elsewhere?.kill('SIGTERM');
  elsewhere = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function ask<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const postmasterOf = async (path: string) =>
  Number((await readFile(join(path, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** Another process that starts the database in the folder and tells its address. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/store/start-postgres.ts'], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  elsewhere = child;
  const [printed] = await once(child.stdout ?? child, 'data');
  return { child, url: String(printed).trim() };
}

test('it keeps its data and its password, runs in UTC, and is gone when stopped', async () => {
  const first = await startEmbeddedPostgres({ dataDir, log });
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const pid = await postmasterOf(dataDir);
  const exitListeners = process.listenerCount('exit');
  await first.stop();
  expect(isRunning(pid)).toBe(false);
  expect(process.listenerCount('exit')).toBe(exitListeners - 1);

  const second = await startEmbeddedPostgres({ dataDir, log });
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  const settings = await ask(
    second.url,
    `SELECT current_setting('timezone') AS zone, current_setting('server_encoding') AS encoding,
            current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits, lower('ÄÖ') AS lower`,
  );
  expect(settings).toEqual([{ zone: 'UTC', encoding: 'UTF8', fsync: 'on', commits: 'on', lower: 'äö' }]);
  await second.stop();
});

test('nobody without the password gets in, and nobody else may read it', async () => {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  try {
    const url = new URL(postgres.url);
    expect(url.hostname).toBe('127.0.0.1');
    url.password = 'guessed';
    await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  } finally {
    await postgres.stop();
  }
});

test('what a killed Motorcade left running is stopped by the next, and its data is there', async () => {
  const { child, url } = await startElsewhere();
  await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const orphan = await postmasterOf(dataDir);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);

  const next = await startEmbeddedPostgres({ dataDir, log });
  expect(await postmasterOf(dataDir)).not.toBe(orphan);
  expect(await ask(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  await next.stop();
});

test('a Motorcade that exits without stopping it leaves no database behind', async () => {
  const { child } = await startElsewhere();
  const pid = await postmasterOf(dataDir);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([1, null]);
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 30_000);
});

test('a data folder in use by a running Motorcade is refused, and left in peace', async () => {
  const { child, url } = await startElsewhere();
  const starting = startEmbeddedPostgres({ dataDir, log });
  await expect(starting).rejects.toThrow(`in use by process ${child.pid}`);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  const pid = await postmasterOf(dataDir);
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(isRunning(pid)).toBe(false);
});

test('a cluster cut short in the making is made anew', async () => {
  const first = await startEmbeddedPostgres({ dataDir, log });
  await first.stop();
  await rm(join(dataDir, 'cluster'), { recursive: true });
  await mkdir(join(dataDir, 'cluster.new'));
  await writeFile(join(dataDir, 'cluster.new', 'PG_VERSION'), '18');
  const second = await startEmbeddedPostgres({ dataDir, log });
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.stop();
  expect(await readdir(dataDir)).toEqual(expect.not.arrayContaining(['cluster.new']));
});

test('a port that somebody takes first is left to them, and another is tried; one that was asked for is not', async () => {
  const first = await startEmbeddedPostgres({ dataDir, log });
  await first.stop();
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const address = squatter.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  const account = findAccount();
  const options = {
    ...{ program: preparePostgresBinaries(account).postgres, cluster: join(dataDir, 'cluster'), account, log },
    settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '' },
  };
  try {
    const ports = [taken, await freePort()];
    const { port, stop } = await startOnFreePort(options, async () => ports.shift() ?? 0);
    await stop();
    expect(port).not.toBe(taken);
    expect(ports).toEqual([]);
    const settings = { ...options.settings, port: String(taken) };
    await expect(startOnFreePort({ ...options, settings })).rejects.toThrow('Address already in use');
  } finally {
    squatter.close();
  }
});

test.runIf(process.getuid?.() === 0)(
  'for root, a folder that its stand-in cannot reach gets a substitute that lasts',
  async () => {
    await chmod(folder, 0o700);
    const first = await startEmbeddedPostgres({ dataDir, log });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const [{ directory }] = (await ask<{ directory: string }>(
      first.url,
      `SELECT current_setting('data_directory') AS directory`,
    )) as [{ directory: string }];
    try {
      await first.stop();
      expect(directory).toMatch(/^\/var\/lib\/motorcade\//);
      const second = await startEmbeddedPostgres({ dataDir, log });
      expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
      await second.stop();
    } finally {
      await rm(join(directory, '..'), { recursive: true });
    }
  },
);
