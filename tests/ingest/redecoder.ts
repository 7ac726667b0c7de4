// A process that decodes again what waits, a line for each step, until it is done or killed.
import { openIngest } from './ingest-rig';

const ingest = await openIngest(process.env.DATABASE_URL ?? '');
for (let cursor: string | null | undefined; cursor !== null; ) {
  const step = await ingest.redecode({
    upstream: 'first',
    by: 'Ada',
    ...(typeof cursor === 'string' ? { cursor } : {}),
  });
  process.stdout.write(`settled ${step.settled}\n`);
  cursor = step.cursor;
}
await ingest.close();
