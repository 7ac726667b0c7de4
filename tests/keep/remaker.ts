// A process that makes stale hours anew, again and again, until it is killed.
import { openDatabase } from '../../server/store/database';
import { remakeAtOnce, runOnce } from './keep-rig';

const database = await openDatabase(process.env.DATABASE_URL ?? '');
for (;;) await runOnce(database, remakeAtOnce);
