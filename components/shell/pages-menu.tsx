'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { AppLink } from './app-link';
import classes from './main-navigation.module.css';
import { useMainPages } from './use-pages';

/** The pages behind one button, on screens too narrow for them side by side. */
export function PagesMenu() {
  const pages = useMainPages();
  return (
    <Menu position="bottom-start" width={250} shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon className={classes.menu} variant="subtle" color="gray" size={36} aria-label="Pages">
          <IconMenu2 size={21} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ path, label, isCurrent }) => (
          <Menu.Item
            key={path}
            component={AppLink}
            href={path}
            aria-current={isCurrent ? 'page' : undefined}
            fw={isCurrent ? 650 : undefined}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
