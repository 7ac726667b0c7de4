'use client';

import { Skeleton } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMe, useUsers } from '../data/queries';
import { Panel } from '../ui/panel';
import { Problem } from '../ui/problem';
import classes from './page.module.css';
import { PersonItem } from './person-item';

/** Everybody who can sign in. */
export function PeopleList() {
  const { data: me } = useMe();
  const { data: users, error, refetch } = useUsers();
  return (
    <Panel title="Everybody who can sign in" icon={<IconUsers size={17} />} aside={users?.length}>
      {error !== null && (
        <Problem title="People cannot be listed" detail={error.message} onRetry={() => void refetch()} />
      )}
      {users === undefined && error === null && <Skeleton height={180} />}
      <ul className={classes.list}>
        {users?.map((user) => (
          <PersonItem key={user.id} user={user} isMe={user.id === me?.id} />
        ))}
      </ul>
    </Panel>
  );
}
