'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { memo, useId } from 'react';
import type { Connection, Percentiles } from '../../server/contract/connections';
import { useNow } from '../data/server-clock';
import { phaseWords } from '../shell/upstream-words';
import { asSentence } from '../ui/as-sentence';
import { Standing } from '../ui/standing';
import classes from './connection-card.module.css';
import { ConnectionControls } from './connection-controls';
import { ConnectionFacts } from './connection-facts';
import { connectionSentence, isLost, lostSince, silenceOf } from './connection-sentence';
import { CredentialList } from './credential-list';
import { LagTable } from './lag-table';
import { LinkTable } from './link-table';
import { NeededAction } from './needed-action';
import { NextAttempt } from './next-attempt';
import { PartitionTable } from './partition-table';
import { PhasePill } from './phase-pill';
import { SourceRules } from './source-rules';
import { TrafficPanel } from './traffic-panel';

type ConnectionCardProps = {
  connection: Connection;
  commitToBrowser: Percentiles | null;
  /** Whether the server is silent: this is how it was then. */
  isStale: boolean;
};

/** Everything about one upstream, as of the last answer. Drawn anew only when that says something else of it. */
export const ConnectionCard = memo(function ConnectionCard({
  connection,
  commitToBrowser,
  isStale,
}: ConnectionCardProps) {
  const titleId = useId();
  const { id, label, phase, since, error, nextAttemptAt, links, partitions } = connection;
  const { label: phaseLabel, tone } = phaseWords[phase];
  const isAway = isLost(connection);
  const isSilent = silenceOf(connection, useNow(10_000)) !== null;
  return (
    <article
      className={classes.card}
      data-tone={isAway ? 'bad' : tone}
      data-stale={isStale || undefined}
      aria-labelledby={titleId}
    >
      <header className={classes.head}>
        <div className={classes.heading}>
          <h2 id={titleId} className={classes.title}>
            {label}
          </h2>
          <span className={classes.kind}>{id}</span>
          <PhasePill
            tone={isStale ? 'neutral' : isSilent ? 'busy' : tone}
            label={isStale ? `Was ${phaseLabel.toLowerCase()}` : phaseLabel}
          />
        </div>
        <ConnectionControls connection={connection} />
      </header>
      <p className={classes.sentence}>
        {isStale ? (
          `Last known: ${connectionSentence(connection)}`
        ) : (
          <>
            {connectionSentence(connection)}{' '}
            <span className={isAway ? undefined : classes.since}>
              <Standing since={isAway ? lostSince(connection) : since} isAway={isAway} />
            </span>{' '}
            {nextAttemptAt !== null && <NextAttempt at={nextAttemptAt} />}
          </>
        )}
      </p>
      {error !== null && (
        <p className={classes.error}>
          <IconAlertTriangle size={17} aria-hidden="true" />
          <span className="sr-only">Last error: </span>
          <span>{asSentence(error)}</span>
        </p>
      )}
      <TrafficPanel upstream={id} traffic={connection.traffic} />
      <NeededAction connection={connection} />
      <div className={classes.pair}>
        <LagTable lag={connection.lag} commitToBrowser={commitToBrowser} />
        <CredentialList connection={connection} />
      </div>
      {partitions !== null && <PartitionTable partitions={partitions} />}
      <ConnectionFacts connection={connection} />
      {links.length > 1 && <LinkTable links={links} />}
      <SourceRules rules={connection.rules} />
    </article>
  );
});
