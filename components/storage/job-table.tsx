import { IconClockCog } from '@tabler/icons-react';
import type { KeepJob } from '../../server/contract/storage';
import { Panel } from '../ui/panel';
import { JobRow } from './job-row';
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
      <table className={classes.table} aria-label="What looks after it">
        <thead>
          <tr>
            <th scope="col" className={classes.wide}>
              Job
            </th>
            <th scope="col" className={classes.outcome}>
              Outcome
            </th>
            <th scope="col" className={classes.number}>
              Removed so far
            </th>
            <th scope="col">Last run</th>
            <th scope="col">Next</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.name} job={job} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
