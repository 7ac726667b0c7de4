'use client';

import { Menu } from '@mantine/core';
import { IconDatabase, IconFileText, IconHistory, IconUserCircle, IconUsers } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useMay } from '../ui/use-may';
import classes from './account-menu.module.css';
import { AppLink } from './app-link';
import { type ListedPage, pages } from './page-list';

const icons: Readonly<Record<string, typeof IconFileText>> = {
  '/account': IconUserCircle,
  '/people': IconUsers,
  '/storage': IconDatabase,
  '/audit': IconHistory,
};

/** The pages that are not in the header. Those that a role does not open say which one would. */
export function AccountPages() {
  return pages.filter(({ isMain }) => !isMain).map((page) => <PageItem key={page.path} {...page} />);
}

function PageItem({ path, label, permission }: ListedPage) {
  const may = useMay(permission);
  const isCurrent = usePathname() === path;
  const Icon = icons[path] ?? IconFileText;
  return (
    <Menu.Item
      component={AppLink}
      href={path}
      leftSection={<Icon size={16} />}
      disabled={!may.isAllowed}
      aria-current={isCurrent ? 'page' : undefined}
      fw={isCurrent ? 650 : undefined}
    >
      {label}
      {may.reason && <span className={classes.reason}>{may.reason}</span>}
    </Menu.Item>
  );
}
