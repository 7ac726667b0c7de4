import { IconClockCog } from '@tabler/icons-react';
import type { KeepJob } from '../../server/contract/storage';
import { Panel } from '../ui/panel';
import { PlainTable } from '../ui/plain-table';
import { jobColumns } from './job-columns';
import classes from './storage-table.module.css';

/** Everything that looks after the database by itself, and how its last run ended. */
export function JobTable({ jobs }: { jobs: readonly KeepJob[] }) {
  const failed = jobs.filter(({ error }) => error !== null).length;
  return (
    <Panel
      title="What looks after it"
      icon={<IconClockCog size={17} />}
      aside={failed === 0 ? 'All well' : `${failed} ${failed === 1 ? 'job' : 'jobs'} failed`}
    >
      <PlainTable
        label="What looks after it"
        columns={jobColumns}
        rows={jobs}
        keyOf={({ name }) => name}
        className={classes.inPanel}
      />
    </Panel>
  );
}
