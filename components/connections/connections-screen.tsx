'use client';

import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConnectionsPage } from '../../server/contract/connections';
import { useConnections } from '../data/connection-queries';
import { Announcement } from '../ui/announcement';
import { Empty } from '../ui/empty';
import sheet from '../ui/page.module.css';
import { PageHead } from '../ui/page-head';
import { Problem } from '../ui/problem';
import { useMay } from '../ui/use-may';
import { ConnectionCard } from './connection-card';
import { cardOrder, connectionSummary, spokenConnections } from './connection-sentence';
import { ConnectionsLoading } from './connections-loading';
import classes from './connections-screen.module.css';
import { MissingCard } from './missing-card';

type CardsProps = { page: ConnectionsPage; isStale: boolean };

function Cards({ page: { connections, missing, commitToBrowser }, isStale }: CardsProps) {
  // As it was when the page was opened: no card moves from under a hand.
  const [order] = useState(() => cardOrder(connections));
  if (connections.length === 0 && missing.length === 0) {
    return (
      <div className={sheet.panel}>
        <Empty icon={<IconPlugConnected size={30} stroke={1.5} />} title="No source is configured">
          List them in <code>upstreams.yaml</code> and restart. docs/upstreams.md has a working example for each kind,
          and where to get the credentials.
        </Empty>
      </div>
    );
  }
  return (
    <div className={classes.grid}>
      {connections
        .toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
        .map((connection) => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            commitToBrowser={commitToBrowser}
            isStale={isStale}
          />
        ))}
      {missing.map((lacking) => (
        <MissingCard key={lacking.kind} missing={lacking} />
      ))}
    </div>
  );
}

/** How the upstreams are: what each is doing, what comes in and how late, and what can be done about it. */
export function ConnectionsScreen() {
  const may = useMay('connection.read');
  const { data: page, error, dataUpdatedAt, refetch } = useConnections(may.isAllowed);
  const isStale = page !== undefined && error !== null;
  return (
    <div className={sheet.page}>
      <PageHead
        title="Connections"
        lead={
          page === undefined
            ? 'Where the messages come from, and how they come in.'
            : connectionSummary(page.connections)
        }
        stale={isStale ? { asOf: dataUpdatedAt, problem: error.message } : null}
      />
      {page !== undefined && <Announcement text={spokenConnections(page.connections)} />}
      {may.reason !== null && (
        <div className={sheet.panel}>
          <Problem title="Connections are for engineers" detail={may.reason} />
        </div>
      )}
      {page === undefined && error !== null && (
        <div className={sheet.panel}>
          <Problem title="The connections cannot be shown" detail={error.message} onRetry={() => void refetch()} />
        </div>
      )}
      {page === undefined && error === null && may.reason === null && <ConnectionsLoading />}
      {page !== undefined && <Cards page={page} isStale={isStale} />}
    </div>
  );
}
