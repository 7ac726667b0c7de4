// P10: from a fresh clone to the first moving marker, and the same again when everything stands.
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { becomeAdministrator, firstMove, openFleetSocket } from '../support/first-visit';
import { temporaryFolder } from '../support/server';
import { describeMachine } from './machine';

type Run = { readyMs: number; movedMs: number; cookie: string };

/** Reads what `npm start` prints until it says that all is there. */
function untilReady(server: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl-C stops everything')) resolve(printed);
    });
    server.once('exit', () => reject(new Error(`npm start ended early:\n${printed}`)));
  });
}

async function run(clone: string, knownCookie?: string): Promise<Run> {
  const startedAt = performance.now();
  const server = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, PORT: '0', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A process group of its own, which Ctrl-C in a terminal would reach as a whole.
    detached: true,
  });
  const ended = once(server, 'exit');
  try {
    const printed = await untilReady(server);
    const readyMs = performance.now() - startedAt;
    const address = /Motorcade is ready at (\S+)/.exec(printed)?.[1] ?? '';
    const link = /(http\S+\/welcome\?token=\S+)/.exec(printed)?.[1] ?? '';
    const cookie = knownCookie ?? (await becomeAdministrator(address, link));
    const socket = openFleetSocket(address, cookie);
    await firstMove(socket);
    const movedMs = performance.now() - startedAt;
    socket.close();
    return { readyMs, movedMs, cookie };
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGINT');
    await ended;
  }
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

const folder = await temporaryFolder();
try {
  const clone = join(folder.path, 'motorcade');
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${process.cwd()}`, clone]);
  const first = await run(clone);
  const second = await run(clone, first.cookie);
  console.log(`P10 start — ${describeMachine()}, npm cache as it was`);
  console.log(`fresh clone   ready ${inSeconds(first.readyMs)}, first marker moved ${inSeconds(first.movedMs)}`);
  console.log(`second start  ready ${inSeconds(second.readyMs)}, first marker moved ${inSeconds(second.movedMs)}`);
  console.log(`ratio         ${(first.movedMs / second.movedMs).toFixed(1)} times quicker the second time`);
} finally {
  await folder.remove();
}
