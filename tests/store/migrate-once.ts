// A process that migrates a database and prints what was missing.
import { migrate } from '../../prisma/migrate';

const applied = await migrate(process.env.DATABASE_URL ?? '');
// The engine leaves a timer of ten seconds behind, for a lock that it has long got.
process.stdout.write(JSON.stringify(applied), () => process.exit(0));
