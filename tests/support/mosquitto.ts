import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyPair } from './certificates';
import { freePort } from './free-port';

export type MosquittoOptions = {
  /** A free one is taken by default. */
  port?: number;
  /** Speaks TLS with this certificate; with `clientAuthority` (PEM) it demands client certificates signed by it. */
  tls?: { server: KeyPair; clientAuthority?: string };
  /** Takes the user name from the client certificate's common name. */
  identityFromCertificate?: boolean;
  /** Logins, user name to password; without them anybody may connect. */
  users?: Record<string, string>;
  /** A folder in which sessions survive a clean stop; start again with the same folder and port. */
  persistence?: string;
  /** Unacknowledged messages it sends a client at once, and messages it keeps for one. 0: no bound. */
  maxInflight?: number;
  maxQueued?: number;
  /** More lines for its configuration file. */
  configuration?: string[];
};

export type Mosquitto = {
  port: number;
  url: string;
  process: ChildProcess;
  /** What it has logged so far. */
  output: () => string;
  /** Ends it cleanly, so that it saves what it keeps. */
  stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
};

async function writeConfiguration(folder: string, port: number, options: MosquittoOptions): Promise<string> {
  const { tls, users, persistence, maxInflight = 20, maxQueued = 0 } = options;
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const lines = [
    `listener ${port} 127.0.0.1`,
    `allow_anonymous ${users === undefined}`,
    `max_inflight_messages ${maxInflight}`,
    `max_queued_messages ${maxQueued}`,
    'max_queued_bytes 0',
    'set_tcp_nodelay true',
    'log_dest stderr',
    'log_type error',
    'log_type warning',
    'log_type notice',
    'log_type information',
    ...(options.configuration ?? []),
  ];
  // It gives up root's rights at once otherwise, and could read none of these files.
  if (process.getuid?.() === 0) lines.push('user root');
  if (persistence !== undefined) lines.push('persistence true', `persistence_location ${persistence}/`);
  if (tls !== undefined) {
    lines.push(`certfile ${await file('server.crt', tls.server.certificate)}`);
    lines.push(`keyfile ${await file('server.key', tls.server.key)}`);
  }
  if (tls?.clientAuthority !== undefined) {
    lines.push(`cafile ${await file('clients.crt', tls.clientAuthority)}`, 'require_certificate true');
    if (options.identityFromCertificate === true) lines.push('use_identity_as_username true');
  }
  if (users !== undefined) {
    const passwords = await file('passwords', '');
    for (const [name, password] of Object.entries(users))
      execFileSync('mosquitto_passwd', ['-b', passwords, name, password], { stdio: 'ignore' });
    lines.push(`password_file ${passwords}`);
  }
  return file('mosquitto.conf', `${lines.join('\n')}\n`);
}

/**
 * Starts a real mosquitto on the loopback interface and resolves when it takes connections.
 * @throws when it ends before, with all it printed
 */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'motorcade-mosquitto-'));
  const child = spawn('mosquitto', ['-c', await writeConfiguration(folder, port, options)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (/mosquitto version \S+ running/.test(printed)) resolve();
    });
    child.once('error', reject);
    void exited.then(() => reject(new Error(`mosquitto ended before it was ready:\n${printed}`)));
  });
  return {
    port,
    url: `${options.tls === undefined ? 'mqtt' : 'mqtts'}://127.0.0.1:${port}`,
    process: child,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
