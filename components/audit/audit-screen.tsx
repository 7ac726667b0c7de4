'use client';

import { Button, Skeleton, Stack } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { auditPath, useAudit } from '../data/storage-queries';
import { SaveList } from '../export/save-list';
import { Empty } from '../ui/empty';
import { MoreOnScroll } from '../ui/more-on-scroll';
import classes from '../ui/page.module.css';
import { PageHead } from '../ui/page-head';
import { Problem } from '../ui/problem';
import { writeConditions } from '../ui/search-conditions';
import { useMay } from '../ui/use-may';
import { useSearchView } from '../ui/use-search-view';
import { AuditFilter } from './audit-filter';
import { AuditTable } from './audit-table';
import { allEntries, auditSearchOf, readAuditView } from './audit-view';

/** Who did what, to what, and when. */
export function AuditScreen() {
  const may = useMay('audit.read');
  const { view, show } = useSearchView(readAuditView, writeConditions);
  const search = useMemo(() => auditSearchOf(view), [view]);
  const found = useAudit(search, may.isAllowed);
  const { data, error, dataUpdatedAt, refetch } = found;
  const entries = data?.pages.flatMap((page) => page.entries);
  if (may.reason !== null) {
    return (
      <div className={classes.page}>
        <h1 className={classes.title}>Audit</h1>
        <div className={classes.panel}>
          <Problem title="The audit is for administrators" detail={may.reason} />
        </div>
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <PageHead
        title="Audit"
        lead="Who changed what, and when: every change, command, export and sign-in."
        stale={entries === undefined || error === null ? null : { asOf: dataUpdatedAt, problem: error.message }}
      >
        <SaveList path={auditPath('/api/audit.csv', search)} name="audit.csv" />
      </PageHead>
      <AuditFilter view={view} show={show} />
      <section className={classes.panel} aria-label="What was found">
        {entries === undefined && error !== null && (
          <Problem title="The audit cannot be shown" detail={error.message} onRetry={() => void refetch()} />
        )}
        {entries === undefined && error === null && (
          <Stack gap={12} p={16} role="status" aria-label="Loading the audit">
            <Skeleton height={360} />
          </Stack>
        )}
        {entries?.length === 0 && (
          <NothingFound isAll={Object.keys(search).length === 0} onClear={() => show(allEntries)} />
        )}
        {entries !== undefined && entries.length > 0 && <AuditTable entries={entries} />}
        <MoreOnScroll found={found} />
      </section>
    </div>
  );
}

function NothingFound({ isAll, onClear }: { isAll: boolean; onClear: () => void }) {
  if (isAll)
    return (
      <Empty icon={<IconHistory size={30} stroke={1.5} />} title="Nothing is noted yet">
        <p>Whatever people change from now on appears here.</p>
      </Empty>
    );
  return (
    <Empty icon={<IconFilterOff size={30} stroke={1.5} />} title="Nothing that was done answers to this">
      <Button size="xs" variant="default" onClick={onClear} mt={4}>
        Show everything
      </Button>
    </Empty>
  );
}
