// `npm run sign-in-link`: for whoever owns the machine and lost the way in. Works beside a running Motorcade and without.
import { join } from 'node:path';
import pino from 'pino';
import { migrate } from '../prisma/migrate';
import { needsAdministrator } from './auth/set-up';
import { createSignInLink, welcomeUrl } from './auth/sign-in-link';
import { readConfig } from './config';
import { startEmbeddedPostgres } from './demo/embedded-postgres';
import { runningPostgresUrl } from './demo/running-postgres';
import { closeDatabase, openDatabase } from './store/database';

async function printLink(databaseUrl: string, address: string): Promise<void> {
  await migrate(databaseUrl);
  const database = await openDatabase(databaseUrl);
  try {
    const purpose = (await needsAdministrator(database)) ? 'administrator' : 'recovery';
    const link = await createSignInLink(database, purpose, Date.now());
    process.stdout.write(`Good for one use within 24 hours:\n  ${welcomeUrl(address, link)}\n`);
  } finally {
    await closeDatabase(database);
  }
}

const config = readConfig(process.env);
const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
const dataDir = join(config.dataDir, 'postgres');
const known = config.databaseUrl ?? runningPostgresUrl(dataDir);
if (known !== undefined) await printLink(known, address);
else {
  const postgres = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'warn' }, pino.destination(2)) });
  try {
    await printLink(postgres.url, address);
  } finally {
    await postgres.stop();
  }
}
