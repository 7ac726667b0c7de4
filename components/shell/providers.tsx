'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { QueryProvider } from '../data/query-provider';
import { theme } from '../ui/theme';

/** What every page stands on: theme, answers of the API, notices. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryProvider>
        <Notifications position="bottom-right" autoClose={5_000} />
        {children}
      </QueryProvider>
    </MantineProvider>
  );
}
