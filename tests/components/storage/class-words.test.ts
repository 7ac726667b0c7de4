import { expect, it } from 'vitest';
import { jobLabel } from '../../../components/storage/class-words';
import { keepJobs } from '../../../server/keep/keep';

it('calls every job by words, not by its key', () => {
  for (const { name } of keepJobs) expect(jobLabel(name)).not.toBe(name);
});
