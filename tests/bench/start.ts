// P10: from a fresh clone to the first moving marker, and the same again when everything stands.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { becomeAdministrator, firstMove, openFleetSocket } from '../support/first-visit';
import { temporaryFolder } from '../support/server';
import { describeMachine } from './machine';

type Run = { readyMs: number; movedMs: number; cookie: string };

async function run(clone: string, knownCookie?: string): Promise<Run> {
  const startedAt = performance.now();
  const server = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, PORT: '0', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let printed = '';
    let address: string | undefined;
    for await (const chunk of server.stdout) {
      printed += chunk;
      address = /Motorcade is ready at (\S+)/.exec(printed)?.[1];
      if (address !== undefined && (knownCookie !== undefined || printed.includes('/welcome?token='))) break;
    }
    if (address === undefined) throw new Error(`npm start ended early:\n${printed}`);
    const readyMs = performance.now() - startedAt;
    const link = /(http\S+\/welcome\?token=\S+)/.exec(printed)?.[1] ?? '';
    const cookie = knownCookie ?? (await becomeAdministrator(address, link));
    const socket = openFleetSocket(address, cookie);
    await firstMove(socket);
    const movedMs = performance.now() - startedAt;
    socket.close();
    return { readyMs, movedMs, cookie };
  } finally {
    server.kill('SIGINT');
    await once(server, 'exit');
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
