// A process that holds an embedded Postgres until it is told to end, and tells its address. SIGINT ends it at once.
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';

const postgres = await startEmbeddedPostgres({
  dataDir: process.env.DATA_DIR ?? '',
  log: pino({ level: 'silent' }),
});
process.once('SIGTERM', () => void postgres.stop());
process.once('SIGINT', () => process.exit(1));
process.stdout.write(`${postgres.url}\n`);
