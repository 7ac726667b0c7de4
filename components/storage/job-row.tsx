'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { seconds } from '../../server/contract/duration';
import type { KeepJob } from '../../server/contract/storage';
import { formatSpan } from '../connections/format-span';
import { useNow } from '../data/server-clock';
import { Ago } from '../ui/ago';
import { formatAge } from '../ui/format-age';
import { formatNumber } from '../ui/format-value';
import { jobLabel } from './class-words';
import classes from './storage-table.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Outcome({ job: { error, outcome, startedAt } }: { job: KeepJob }) {
  if (error !== null)
    return (
      <span className={classes.failure}>
        <IconAlertTriangle size={15} aria-hidden="true" />
        <span>Failed: {error}</span>
      </span>
    );
  if (startedAt === null) return 'Not run yet';
  return outcome === null ? 'Runs for the first time' : capital(outcome);
}

/** When a job last ran, and how long that took. */
function LastRun({ startedAt, endedAt }: KeepJob) {
  if (startedAt === null) return 'Never';
  if (endedAt === null) return 'Running';
  const took = endedAt - startedAt;
  return (
    <>
      <Ago at={endedAt} />
      {took >= seconds(1) && <span className={classes.detail}>took {formatSpan(took)}</span>}
    </>
  );
}

function Next({ at }: { at: number | null }) {
  const now = useNow();
  if (at === null || now === 0) return '';
  return at - now < seconds(2) ? 'Now' : `in ${formatAge(at - now)}`;
}

/** One job: what it does, what its last run came to, and when it runs next. */
export function JobRow({ job }: { job: KeepJob }) {
  const { name, what, removed } = job;
  return (
    <tr>
      <th scope="row" className={classes.name}>
        {jobLabel(name)}
        <span className={classes.detail}>{what}</span>
      </th>
      <td className={classes.outcome} data-label="Outcome">
        <Outcome job={job} />
      </td>
      <td className={classes.number} data-label="Removed so far" data-dimmed={removed === 0 || undefined}>
        {removed === 0 ? 'None' : formatNumber(removed, 0)}
      </td>
      <td data-label="Last run">
        <LastRun {...job} />
      </td>
      <td data-label="Next">
        <Next at={job.nextAt} />
      </td>
    </tr>
  );
}
