'use client';

import type { ReactNode } from 'react';
import { CommandNotices } from '../commands/command-notices';
import { SendDialog } from '../commands/send-dialog';
import { LiveProvider } from '../data/live-provider';
import { MessageDrawer } from '../message/message-drawer';
import { PastProvider } from '../past/past-provider';
import { PastTitle } from '../past/past-title';
import { TimeBar } from '../past/time-bar';
import { ReplayedProvider } from '../replay/replayed-context';
import { ConnectionBanner } from './connection-banner';
import { Content } from './content';
import { GoProvider } from './go-provider';
import { Header } from './header';
import { Palette } from './palette';
import classes from './shell.module.css';
import { ShortcutSheet } from './shortcut-sheet';
import { ShownPicture } from './shown-picture';
import { Surroundings } from './surroundings';
import { WhenBanner } from './when-banner';

/** What surrounds every page of those who are signed in. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <LiveProvider>
      <PastProvider>
        <GoProvider>
          <ReplayedProvider>
            <Surroundings>
              <a className={classes.skip} href="#content">
                Skip to content
              </a>
              <Header />
              <ConnectionBanner />
              <WhenBanner />
              <ShownPicture>
                <div className={classes.page}>
                  <Content>{children}</Content>
                </div>
                <Palette />
                <SendDialog />
                <MessageDrawer />
              </ShownPicture>
              <TimeBar />
            </Surroundings>
          </ReplayedProvider>
          <PastTitle />
          <CommandNotices />
          <ShortcutSheet />
        </GoProvider>
      </PastProvider>
    </LiveProvider>
  );
}
