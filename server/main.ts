import pino from 'pino';
import { ConfigError, readConfig } from './config';
import { describeError } from './log/describe-error';
import { startMotorcade } from './motorcade';
import { createShutdown } from './shutdown';
import { DatabaseError } from './store/database';

/** A line for whoever started Motorcade; the log is for whoever runs it. */
const say = (words: string) => process.stdout.write(`${words}\n`);
// Whoever reads may go away (`npm start | head`): that is no reason to stop.
process.stdout.on('error', () => undefined);

function sayMistakes({ message }: ConfigError, end: (code: number) => void): void {
  say(`Motorcade cannot start with these settings:\n${message.replace(/^/gm, '  ')}`);
  end(2);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const shutdown = createShutdown(log);
  const end = (code: number) => void shutdown.run().finally(() => process.exit(code));
  let interrupts = 0;
  const onSignal = () => {
    if (++interrupts > 1) process.exit(1);
    say('\nStopping …');
    end(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const onBug = (error: unknown) => {
    log.fatal(describeError(error), 'a bug ended Motorcade');
    end(1);
  };
  process.on('uncaughtException', onBug);
  process.on('unhandledRejection', onBug);
  try {
    say((await startMotorcade(config, log, shutdown)).join('\n'));
  } catch (error) {
    // What was interrupted fails, and is being stopped already.
    if (interrupts > 0) return;
    if (error instanceof ConfigError) return sayMistakes(error, end);
    if (error instanceof DatabaseError) say(`Motorcade cannot use this database: ${error.message}`);
    else log.fatal(describeError(error), 'Motorcade could not start');
    end(1);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  sayMistakes(error, (code) => process.exit(code));
}
