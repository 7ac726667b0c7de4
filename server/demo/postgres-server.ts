import { type ChildProcess, spawn } from 'node:child_process';
import type { Logger } from 'pino';
import type { Account } from './postgres-account';

const startTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;

export type PostgresServerOptions = {
  program: string;
  cluster: string;
  settings: Readonly<Record<string, string>>;
  account: Account | undefined;
  log: Logger;
};

/** Resolves when the server says it takes connections; rejects with its last words when it ends instead. */
function whenReady(server: ChildProcess, log: Logger): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = '';
    const timer = setTimeout(() => reject(new Error(`Postgres did not start in time: ${words}`)), startTimeoutMs);
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2_000);
      log.debug({ postgres: text.trim() }, 'postgres said');
      if (words.includes('ready to accept connections')) {
        clearTimeout(timer);
        resolve();
      }
    });
    server.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    server.once('close', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`Postgres ended with ${signal ?? code}: ${words}`));
    });
  });
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

/** A program that exits without waiting for `stop` does not leave the server behind: it ends by itself after us. */
function stopOnExit(server: ChildProcess): void {
  const stop = () => server.kill('SIGINT');
  process.once('exit', stop);
  server.once('close', () => process.off('exit', stop));
}

/** Starts a Postgres on its cluster and resolves, with the way to stop it, when it takes connections. */
export async function startPostgresServer(options: PostgresServerOptions): Promise<() => Promise<void>> {
  const words = Object.entries(options.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(options.program, ['-D', options.cluster, ...words], {
    ...options.account,
    cwd: '/',
    // A process group of its own: Ctrl-C in a terminal reaches us alone, and we stop it after what uses it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  stopOnExit(server);
  try {
    await whenReady(server, options.log);
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  return watch(server, options.log);
}
