import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type RunningServer = {
  address: string;
  /** The one-time link for the first administrator, while there is none. */
  link: string | null;
  process: ChildProcess;
  /** All it has printed so far, both streams. */
  output: () => string;
  /** Ends it as a person would (SIGINT) and gives its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
};

/** Settings of a developer's shell must not reach a server under test. */
const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'USER'];

/** Makes a data folder of its own below the system's temporary one. Open, for under root Postgres is somebody else. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'motorcade-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/**
 * Starts the built server as its own process and resolves when it says that it is ready.
 * @throws when it ends before, with all it printed
 */
export function startServer(settings: Record<string, string>): Promise<RunningServer> {
  const base = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server.mjs'], {
    env: { ...base, NODE_ENV: 'production', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /Motorcade is ready at (\S+)/.exec(printed)?.[1];
      if (address === undefined) return;
      resolve({
        address,
        link: /(http\S+\/welcome\?token=\S+)/.exec(printed)?.[1] ?? null,
        process: child,
        output: () => printed,
        stop: () => {
          child.kill('SIGINT');
          return exited;
        },
        kill: async () => {
          child.kill('SIGKILL');
          await exited;
        },
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then((code) => reject(new Error(`the server ended with ${code} before it was ready:\n${printed}`)));
  });
}
