import { hours } from '../contract/duration';
import { makePartitionsAhead } from '../store/partitions';
import type { Job } from './job';

/** Makes partitions ahead of the messages that will need them. */
export const makePartitions: Job = {
  name: 'partitions',
  what: 'Makes the partitions of the days and months to come.',
  everyMs: hours(1),
  run: async ({ database, now }) => {
    await makePartitionsAhead(database, now);
    return { outcome: 'this and the next two months and days are there' };
  },
};
