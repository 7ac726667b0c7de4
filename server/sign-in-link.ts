// `npm run sign-in-link`: for whoever owns the machine and lost the way in. Works beside a running Motorcade and without.
import { migrate } from '../prisma/migrate';
import { needsAdministrator } from './auth/set-up';
import { createSignInLink, welcomeUrl } from './auth/sign-in-link';
import { readConfig } from './config';
import { noteAction } from './store/audit';
import { closeDatabase, openDatabase } from './store/database';
import { withDatabaseUrl } from './with-database-url';

async function printLink(databaseUrl: string, address: string): Promise<void> {
  await migrate(databaseUrl);
  const database = await openDatabase(databaseUrl);
  try {
    const purpose = (await needsAdministrator(database)) ? 'administrator' : 'recovery';
    const link = await createSignInLink(database, purpose, Date.now());
    const console = { userId: null, actor: 'console', address: null };
    await noteAction(database, { ...console, action: 'link.make', subject: purpose });
    process.stdout.write(`Good for one use within 24 hours:\n  ${welcomeUrl(address, link)}\n`);
  } finally {
    await closeDatabase(database);
  }
}

const config = readConfig(process.env);
const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
await withDatabaseUrl(config, (url) => printLink(url, address));
