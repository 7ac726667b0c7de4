'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { seconds } from '../../server/contract/duration';
import type { KeepJob } from '../../server/contract/storage';
import { formatSpan } from '../connections/format-span';
import { useNow } from '../data/server-clock';
import { Ago } from '../ui/ago';
import { formatAge } from '../ui/format-age';
import { formatNumber } from '../ui/format-value';
import type { PlainColumn } from '../ui/plain-table';
import table from '../ui/plain-table.module.css';
import { jobLabel } from './class-words';
import classes from './storage-table.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Outcome({ error, outcome, startedAt }: KeepJob) {
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
      {took >= seconds(1) && <span className={table.below}>took {formatSpan(took)}</span>}
    </>
  );
}

function Next({ at }: { at: number | null }) {
  const now = useNow();
  if (at === null || now === 0) return '';
  return at - now < seconds(2) ? 'Now' : `in ${formatAge(at - now)}`;
}

/** Of one job: what it does, what its last run came to, and when it runs next. */
export const jobColumns: readonly PlainColumn<KeepJob>[] = [
  {
    heading: 'Job',
    width: '30%',
    isRowHead: true,
    onCard: 'title',
    cell: ({ name, what }) => (
      <>
        {jobLabel(name)}
        <span className={table.below}>{what}</span>
      </>
    ),
  },
  { heading: 'Outcome', width: '32%', onCard: 'line', cell: (job) => <Outcome {...job} /> },
  {
    heading: 'Removed so far',
    align: 'right',
    cell: ({ removed }) => (removed === 0 ? <span className={table.dimmed}>None</span> : formatNumber(removed, 0)),
  },
  { heading: 'Last run', cell: (job) => <LastRun {...job} /> },
  { heading: 'Next', cell: ({ nextAt }) => <Next at={nextAt} /> },
];
