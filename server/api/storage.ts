import { Refused } from '../auth/refused';
import {
  type KeepJob,
  retentionChange,
  retentionPreview,
  retentionProblem,
  retentionQuestion,
  storage,
} from '../contract/storage';
import { keepJobs } from '../keep/keep';
import { noteAction } from '../store/audit';
import type { Database } from '../store/database';
import { loadJobs } from '../store/jobs';
import { loadRetention } from '../store/retention';
import { previewRetention } from '../store/retention-preview';
import { loadGrowth } from '../store/storage-samples';
import { measureStorage } from '../store/storage-size';
import { answers, answersNothing } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { actorOf, signedIn } from './signed-in';

const tags = ['storage'];

/** Every job with its last run, in the order of the table; one that has never run is due now. */
async function listJobs(database: Database, now: number): Promise<KeepJob[]> {
  const noted = new Map((await loadJobs(database)).map((job) => [job.name, job]));
  return keepJobs.map(({ name, what, everyMs }) => {
    const job = noted.get(name);
    if (job === undefined || job.startedAt === null)
      return { name, what, startedAt: null, endedAt: null, error: null, outcome: null, removed: 0, nextAt: now };
    return { ...job, what, nextAt: job.endedAt === null ? null : job.endedAt + everyMs };
  });
}

/** What is kept, how large it is, for how long it is kept, and how the jobs do that see to it. */
export function storageRoutes(app: ApiServer, { database, keep, clock, log }: Dependencies): void {
  const edit = { permission: 'storage.edit' } as const;

  app.get(
    '/api/storage',
    {
      config: { permission: 'storage.read' },
      schema: {
        summary: 'Rows, bytes, growth and retention of each class, and the jobs',
        tags,
        response: answers(storage),
      },
    },
    async () => {
      const now = clock();
      const [{ classes, bytes }, retention, jobs] = await Promise.all([
        measureStorage(database),
        loadRetention(database),
        listJobs(database, now),
      ]);
      const growth = await loadGrowth(database, classes, now);
      const described = classes.map((one) => ({
        ...one,
        bytesPerDay: growth.get(one.class)?.bytesPerDay ?? null,
        growthSeenMs: growth.get(one.class)?.seenMs ?? null,
        days: retention[one.class],
      }));
      return { classes: described, database: { bytes }, jobs };
    },
  );

  app.get(
    '/api/storage/retention/preview',
    {
      config: edit,
      schema: {
        summary: 'What would go if a class were kept for so many days',
        tags,
        querystring: retentionQuestion,
        response: answers(retentionPreview),
      },
    },
    ({ query }) => previewRetention(database, query, clock()),
  );

  app.put(
    '/api/storage/retention',
    {
      config: edit,
      schema: {
        summary: 'Say for how many days a class is kept; what is older goes at once',
        tags,
        body: retentionChange,
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const { class: dataClass, days } = request.body;
      const before = await loadRetention(database);
      const problem = retentionProblem({ ...before, [dataClass]: days });
      if (problem !== null) throw new Refused(400, problem);
      const { userId, name } = signedIn(request);
      await keep.changeRetention({ class: dataClass, days, by: name });
      const detail = { before: { days: before[dataClass] }, after: { days } };
      await noteAction(database, { ...actorOf(request), action: 'retention.change', subject: dataClass, detail });
      log.warn({ user: userId, class: dataClass, days, before: before[dataClass] }, 'retention changed');
      return reply.code(204).send();
    },
  );
}
