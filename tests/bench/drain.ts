import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program of this folder that drains a backlog, in a process of its own.
 * @returns the seconds it says it took
 * @throws when it ends without having said so
 */
export async function drain(program: string, settings: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', `tests/bench/${program}.ts`], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await once(child, 'close');
  const took = Number(/took (\S+) s/.exec(printed)?.[1]);
  if (!Number.isFinite(took)) throw new Error(`${program} did not finish:\n${printed}`);
  return took;
}
