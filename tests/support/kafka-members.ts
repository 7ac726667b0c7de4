import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Member = {
  /** What it has committed, chunk by chunk: partition and offset of each record. */
  chunks: [number, number][][];
  stop: () => Promise<void>;
  kill: () => Promise<void>;
};

/** Starts a member of a group in a process of its own. */
export function startMember(member: {
  broker: string;
  topic: string;
  groupId: string;
  /** How long each commit takes, and of how many records at most. */
  commitMs: number;
  chunkCount: number;
}): Member {
  const words = [member.broker, member.topic, member.groupId, String(member.commitMs), String(member.chunkCount)];
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/kafka-member.ts', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const chunks: [number, number][][] = [];
  createInterface(child.stdout).on('line', (line) => chunks.push(JSON.parse(line)));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return { chunks, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
