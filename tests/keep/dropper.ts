// A process that runs the job which drops old messages, until it is killed.
import { dropOld } from '../../server/keep/drop-old';
import { openDatabase } from '../../server/store/database';
import { retentionJob } from '../../server/store/retention';
import { runOnce } from './keep-rig';

const database = await openDatabase(process.env.DATABASE_URL ?? '');
for (const job of dropOld) if (job.name === retentionJob('messages')) await runOnce(database, job);
