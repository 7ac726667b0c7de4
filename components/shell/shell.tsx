'use client';

import type { ReactNode } from 'react';
import { LiveProvider } from '../data/live-provider';
import { MessageDrawer } from '../message/message-drawer';
import { ConnectionBanner } from './connection-banner';
import { Content } from './content';
import { GoProvider } from './go-provider';
import { Header } from './header';
import { Palette } from './palette';
import classes from './shell.module.css';
import { ShortcutSheet } from './shortcut-sheet';

/** What surrounds every page of those who are signed in. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <LiveProvider>
      <GoProvider>
        <div className={classes.shell}>
          <a className={classes.skip} href="#content">
            Skip to content
          </a>
          <Header />
          <ConnectionBanner />
          <Content>{children}</Content>
        </div>
        <Palette />
        <ShortcutSheet />
        <MessageDrawer />
      </GoProvider>
    </LiveProvider>
  );
}
