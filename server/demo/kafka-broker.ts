import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Kafka the demo can use. */
export type DemoKafka = { brokers: string[]; stop: () => Promise<void> };

const answerWithinMs = 10_000;

/**
 * Starts librdkafka's own broker, which Debian's `kcat` carries: it speaks Kafka's protocol, keeps its records in memory
 * and knows no sign-in.
 * @returns null when kcat is not installed or tells no address
 */
export async function startKcatBroker(): Promise<DemoKafka | null> {
  const kcat = spawn('kcat', ['-P', '-t', 'none', '-b', '127.0.0.1:1', '-X', 'test.mock.num.brokers=1', '-d', 'mock'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    kcat.once('error', () => resolve());
    kcat.once('exit', () => resolve());
  });
  const address = new Promise<string>((resolve) => {
    createInterface(kcat.stderr).on('line', (line) => {
      const found = /bootstrap\.servers=([\d.:,]+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const silence = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), answerWithinMs).unref();
    void ended.then(() => {
      clearTimeout(timer);
      resolve(null);
    });
  });
  const stop = async () => {
    kcat.kill('SIGKILL');
    await ended;
  };
  const brokers = await Promise.race([address, silence]);
  if (brokers !== null) return { brokers: brokers.split(','), stop };
  await stop();
  return null;
}
