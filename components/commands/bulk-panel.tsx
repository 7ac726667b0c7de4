'use client';

import { Progress, Skeleton } from '@mantine/core';
import type { Bulk } from '../../server/contract/commands';
import { useBulk } from '../data/command-queries';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { asSentence } from '../ui/as-sentence';
import { formatNumber } from '../ui/format-value';
import page from '../ui/page.module.css';
import { Panel } from '../ui/panel';
import table from '../ui/plain-table.module.css';
import { Problem } from '../ui/problem';
import { vehiclePath } from '../vehicle/vehicle-tab-list';
import { BulkActions } from './bulk-actions';
import classes from './bulk-panel.module.css';
import { askedWords, countedStates, endedCount, refusedByReason, vehicleCount } from './bulk-words';
import { StaleLine } from './stale-line';
import { StatePill } from './state-pill';
import { stateWords, toneColors } from './state-words';

/** How one command for many vehicles goes: how many stand how, who got none, and what stops it. */
export function BulkPanel({ id }: { id: string }) {
  const question = useBulk(id);
  const { data: bulk, error, refetch } = question;
  if (bulk === undefined && error !== null)
    return (
      <div className={page.panel}>
        <Problem title="How it goes cannot be shown" detail={error.message} onRetry={() => void refetch()} />
      </div>
    );
  if (bulk === undefined) return <Skeleton height={130} radius={12} role="status" aria-label="Loading how it goes" />;
  return (
    <>
      <StaleLine question={question} />
      <BulkProgress bulk={bulk} />
    </>
  );
}

function BulkProgress({ bulk }: { bulk: Bulk }) {
  const counted = countedStates(bulk);
  const asked = askedWords(bulk);
  return (
    <Panel title={`${bulk.label}, to ${vehicleCount(bulk.total + bulk.refused.length)}`}>
      <div className={classes.body}>
        <div className={classes.head}>
          <p className={classes.words} role="status">
            <strong>
              {formatNumber(endedCount(bulk), 0)} of {formatNumber(bulk.total, 0)}
            </strong>{' '}
            have ended. Asked for by {bulk.requestedBy} <Ago at={bulk.createdAt} />, {bulk.perSecond} a second at most.
            {bulk.stoppedAt !== null && ` Stopped by ${bulk.stoppedBy ?? 'somebody'}.`}
            {asked !== '' && (
              <>
                <br />
                {asked}
              </>
            )}
          </p>
          <BulkActions bulk={bulk} />
        </div>
        <Progress.Root size={10} aria-hidden="true">
          {counted.map(({ state, count }) => (
            <Progress.Section
              key={state}
              withAria={false}
              value={(count / Math.max(1, bulk.total)) * 100}
              color={toneColors[stateWords[state].tone]}
            />
          ))}
        </Progress.Root>
        <ul className={classes.states}>
          {counted.map(({ state, count }) => (
            <li key={state}>
              <StatePill state={state} /> {formatNumber(count, 0)}
            </li>
          ))}
        </ul>
        {bulk.refused.length > 0 && (
          <details className={classes.details}>
            <summary>{vehicleCount(bulk.refused.length)} got none: why</summary>
            <ul className={classes.refused}>
              {refusedByReason(bulk.refused).map(({ problem, vins }) => (
                <li key={problem}>
                  {asSentence(problem)}: <strong>{vehicleCount(vins.length)}</strong>
                  <ul className={classes.vins}>
                    {vins.map((vin) => (
                      <li key={vin}>
                        <AppLink href={vehiclePath(vin, 'commands')} prefetch={false} className={table.link}>
                          {vin}
                        </AppLink>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
