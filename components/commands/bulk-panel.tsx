'use client';

import { Progress, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerStop } from '@tabler/icons-react';
import type { Bulk } from '../../server/contract/commands';
import { asSentence } from '../connections/as-sentence';
import { useBulk, useStopBulk } from '../data/command-queries';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { formatNumber } from '../ui/format-value';
import { GuardedButton } from '../ui/guarded-button';
import { Panel } from '../ui/panel';
import table from '../ui/plain-table.module.css';
import { Problem } from '../ui/problem';
import { vehiclePath } from '../vehicle/vehicle-tab-list';
import classes from './bulk-panel.module.css';
import { countedStates, endedCount, vehicleCount } from './bulk-words';
import { StatePill } from './state-pill';
import { stateWords, toneColors } from './state-words';
import { useWhyNotSent } from './use-why-not-sent';

/** How one command for many vehicles goes: how many stand how, who got none, and what stops it. */
export function BulkPanel({ id }: { id: string }) {
  const { data: bulk, error, refetch } = useBulk(id);
  if (bulk === undefined && error !== null)
    return <Problem title="How it goes cannot be shown" detail={error.message} onRetry={() => void refetch()} />;
  if (bulk === undefined) return <Skeleton height={130} radius={12} role="status" aria-label="Loading how it goes" />;
  return <BulkProgress bulk={bulk} />;
}

function BulkProgress({ bulk }: { bulk: Bulk }) {
  const stop = useStopBulk(bulk.id);
  const barred = useWhyNotSent(null);
  const counted = countedStates(bulk);
  const canStop = (bulk.states.queued ?? 0) + (bulk.states['awaiting-approval'] ?? 0) > 0;
  const halt = () =>
    stop.mutate(undefined, {
      onError: (error) =>
        notifications.show({ color: 'red', title: 'It was not stopped', message: asSentence(error.message) }),
    });
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
          </p>
          {(canStop || stop.isPending) && (
            <GuardedButton
              color="red"
              variant="light"
              reason={barred}
              loading={stop.isPending}
              leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
              onClick={halt}
            >
              Stop the rest
            </GuardedButton>
          )}
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
              {bulk.refused.map(({ vin, problem }) => (
                <li key={vin}>
                  <AppLink href={vehiclePath(vin, 'commands')} prefetch={false} className={table.link}>
                    {vin}
                  </AppLink>
                  : {asSentence(problem)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
