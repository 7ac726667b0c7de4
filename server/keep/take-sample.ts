import { hours } from '../contract/duration';
import { keepSample } from '../store/storage-samples';
import { measureStorage } from '../store/storage-size';
import type { Job } from './job';

/** Notes how large everything is, so that its growth can be told. */
export const takeSample: Job = {
  name: 'samples',
  what: 'Notes how large everything is, so that its growth can be told.',
  everyMs: hours(1),
  run: async ({ database, now }) => {
    const { classes } = await measureStorage(database);
    await keepSample(database, classes, now);
    return { outcome: 'sizes noted' };
  },
};
