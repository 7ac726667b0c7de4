'use client';

import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useMe, useSignOut } from '../data/queries';
import { roleLabels } from '../people/role-words';
import classes from './account-menu.module.css';
import { AccountPages } from './account-pages';
import { MenuThemes } from './menu-themes';
import { openShortcutSheet } from './shortcut-store';

/** Who is signed in, and what belongs to them. */
export function AccountMenu() {
  const { data: me } = useMe();
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => window.location.assign('/sign-in') });
  return (
    <Menu position="bottom-end" width={250} shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={me ? `Account of ${me.name}` : 'Account'}>
          <Avatar size={30} color="violet" name={me?.name ?? ''} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <div className={classes.who}>
            <p className={classes.name}>{me.name}</p>
            <p className={classes.detail}>{me.email}</p>
            <p className={classes.detail}>Role: {roleLabels[me.role]}</p>
          </div>
        )}
        <Menu.Divider />
        <AccountPages />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={openShortcutSheet}>
          Keyboard shortcuts
        </Menu.Item>
        <MenuThemes />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
