// A process that migrates a database and prints what was missing.
import { migrate } from '../../prisma/migrate';

process.stdout.write(JSON.stringify(await migrate(process.env.DATABASE_URL ?? '')));
