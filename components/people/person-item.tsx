'use client';

import { ActionIcon, Menu, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDotsVertical, IconLogout, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { User } from '../../server/contract/http';
import { roles } from '../../server/contract/roles';
import { useChangeRole, useSignOutUser } from '../data/queries';
import { Ago } from '../ui/ago';
import classes from './page.module.css';
import { RemovePerson } from './remove-person';
import { roleChoices, roleDescriptions } from './role-words';

const tell = (error: Error) =>
  notifications.show({ color: 'red', title: 'Nothing was changed', message: error.message });

/** A person, their role, and what an administrator can do about both. */
export function PersonItem({ user, isMe }: { user: User; isMe: boolean }) {
  const changeRole = useChangeRole();
  const signOut = useSignOutUser();
  const [isRemoving, setIsRemoving] = useState(false);
  const change = (text: string) => {
    const role = roles.find((known) => known === text);
    if (role !== undefined && role !== user.role) changeRole.mutate({ id: user.id, role }, { onError: tell });
  };
  const endSessions = () =>
    signOut.mutate(user.id, {
      onSuccess: () => notifications.show({ message: `${user.name} is signed out everywhere.` }),
      onError: tell,
    });
  return (
    <li className={classes.item}>
      <div className={classes.grow}>
        <p className={classes.name}>
          {user.name}
          {isMe && <span className={classes.tag}>You</span>}
        </p>
        <p className={classes.detail}>
          {user.email} · here since <Ago at={user.createdAt} />
        </p>
      </div>
      <NativeSelect
        className={classes.role}
        aria-label={`Role of ${user.name}`}
        value={user.role}
        disabled={changeRole.isPending}
        onChange={(event) => change(event.currentTarget.value)}
        data={roleChoices}
        description={roleDescriptions[user.role]}
        inputWrapperOrder={['input', 'description']}
      />
      <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${user.name}`}>
            <IconDotsVertical size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={endSessions}>
            Sign out everywhere
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setIsRemoving(true)}>
            Remove…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RemovePerson user={user} isOpen={isRemoving} onClose={() => setIsRemoving(false)} />
    </li>
  );
}
