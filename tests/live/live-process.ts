import { type ChildProcess, fork } from 'node:child_process';

/** A program of ours as a process of its own, which answers what it is sent with one message. */
export type LiveProcess<Sent, Told> = {
  child: ChildProcess;
  ask: (order: Sent) => Promise<Told>;
  /** The next message, whoever asked for it. */
  next: () => Promise<Told>;
  stop: () => Promise<void>;
};

/** Starts a TypeScript program. */
export function startProcess<Sent extends object, Told>(program: URL, ...words: string[]): LiveProcess<Sent, Told> {
  const child = fork(program, words, {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    serialization: 'json',
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const next = () => new Promise<Told>((resolve) => child.once('message', (told) => resolve(told as Told)));
  return {
    child,
    next,
    ask: (order) => {
      const answer = next();
      child.send(order);
      return answer;
    },
    stop: async () => {
      // A stopped process takes no other signal.
      child.kill('SIGKILL');
      await exited;
    },
  };
}
