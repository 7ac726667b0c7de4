'use client';

import { Skeleton, Stack } from '@mantine/core';
import { formatBytes } from '../connections/format-span';
import { useStorage } from '../data/storage-queries';
import classes from '../ui/page.module.css';
import { PageHead } from '../ui/page-head';
import { Problem } from '../ui/problem';
import { useMay } from '../ui/use-may';
import { ClassTable } from './class-table';
import { JobTable } from './job-table';

/** What is kept for how long, how large it is, and what looks after it. */
export function StorageScreen() {
  const may = useMay('storage.read');
  const { data, error, dataUpdatedAt, refetch } = useStorage(may.isAllowed);
  const size = data === undefined ? '' : ` The database takes ${formatBytes(data.database.bytes)}.`;
  return (
    <div className={classes.page}>
      <PageHead
        title="Storage"
        lead={`What is kept, for how long, and what looks after it.${size}`}
        stale={data === undefined || error === null ? null : { asOf: dataUpdatedAt, problem: error.message }}
      />
      {may.reason !== null && (
        <div className={classes.panel}>
          <Problem title="Storage is for engineers" detail={may.reason} />
        </div>
      )}
      {data === undefined && error !== null && (
        <div className={classes.panel}>
          <Problem title="Storage cannot be shown" detail={error.message} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && may.reason === null && (
        <Stack gap={14} role="status" aria-label="Loading what is kept">
          <Skeleton height={330} />
          <Skeleton height={520} />
        </Stack>
      )}
      {data !== undefined && (
        <>
          <ClassTable storage={data} />
          <JobTable jobs={data.jobs} />
        </>
      )}
    </div>
  );
}
