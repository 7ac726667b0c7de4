'use client';

import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Logo } from '../ui/logo';
import { AccountMenu } from './account-menu';
import { AppLink } from './app-link';
import classes from './header.module.css';
import { MainNavigation } from './main-navigation';
import { PagesMenu } from './pages-menu';
import { openPalette } from './palette-store';
import { ServerClock } from './server-clock';
import { openShortcutSheet } from './shortcut-store';
import { StreamState } from './stream-state';
import { ThemeSwitch } from './theme-switch';
import { UpstreamStatus } from './upstream-status';

/** Always in sight: the pages, whether it is live, whether its sources are up, what time the server has. */
export function Header() {
  return (
    <header className={classes.header}>
      <PagesMenu />
      <AppLink href="/" className={classes.brand} aria-label="Motorcade, the fleet">
        <Logo size={28} />
        <span className={classes.name}>Motorcade</span>
      </AppLink>
      <MainNavigation />
      <div className={classes.status}>
        <StreamState />
        <UpstreamStatus />
      </div>
      <UnstyledButton className={classes.search} onClick={openPalette} aria-label="Search vehicles and pages">
        <IconSearch size={16} aria-hidden="true" />
        <span className={classes.searchText}>Search vehicles and pages</span>
        <kbd className={classes.key}>Ctrl K</kbd>
      </UnstyledButton>
      <div className={classes.tools}>
        <ServerClock />
        <div className={classes.wide}>
          <ThemeSwitch />
          <Tooltip label="Keyboard shortcuts (?)">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              onClick={openShortcutSheet}
              aria-label="Keyboard shortcuts"
            >
              <IconKeyboard size={19} />
            </ActionIcon>
          </Tooltip>
        </div>
        <AccountMenu />
      </div>
    </header>
  );
}
