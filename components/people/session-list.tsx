'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import { useEndOtherSessions, useRevokeSession, useSessions } from '../data/queries';
import { Ago } from '../ui/ago';
import { Panel } from '../ui/panel';
import { Problem } from '../ui/problem';
import { browserName } from './browser-name';
import { FormProblem } from './form-problem';
import classes from './page.module.css';

/** Where one is signed in, and the way to end it there. */
export function SessionList() {
  const { data: sessions, error, refetch } = useSessions();
  const revoke = useRevokeSession();
  const endOthers = useEndOtherSessions();
  const others = sessions?.filter((session) => !session.isCurrent).length ?? 0;
  return (
    <Panel
      title="Where you are signed in"
      icon={<IconDevices size={17} />}
      aside={
        others > 1 && (
          <Button size="xs" variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            End all others
          </Button>
        )
      }
    >
      {error !== null && (
        <Problem title="Sessions cannot be listed" detail={error.message} onRetry={() => void refetch()} />
      )}
      {sessions === undefined && error === null && <Skeleton height={96} />}
      <FormProblem error={revoke.error ?? endOthers.error} />
      <ul className={classes.list}>
        {sessions?.map((session) => (
          <li key={session.id} className={classes.item}>
            <div className={classes.grow}>
              <p className={classes.name}>
                {browserName(session.userAgent)}
                {session.isCurrent && <span className={classes.tag}>This one</span>}
              </p>
              <p className={classes.detail}>
                {session.address ?? 'Unknown address'} · used <Ago at={session.lastSeenAt} /> · since{' '}
                <Ago at={session.createdAt} />
              </p>
            </div>
            {!session.isCurrent && (
              <Button
                size="xs"
                variant="default"
                loading={revoke.isPending && revoke.variables === session.id}
                onClick={() => revoke.mutate(session.id)}
              >
                End it
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
