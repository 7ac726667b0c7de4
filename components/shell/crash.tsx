'use client';

import { Button, Group } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { Empty } from '../ui/empty';
import { useReloadForNewBuild } from './use-reload-for-new-build';
import classes from './whole-page.module.css';

type CrashProps = { error: Error & { digest?: string }; onRetry: () => void };

/** A mistake of ours: what happened, and what to try. */
export function Crash({ error, onRetry }: CrashProps) {
  useReloadForNewBuild(error);
  return (
    <div className={classes.page} role="alert">
      <Empty isPage icon={<IconBug size={38} stroke={1.5} />} title="This page has failed">
        <p>
          The fault is Motorcade’s, not yours. Nothing was lost: what the vehicles send is kept. Draw the page again, or
          go back to the fleet.
        </p>
        <p>
          <code>{error.digest ?? error.message}</code>
        </p>
        <Group justify="center" mt="sm">
          <Button onClick={onRetry}>Draw it again</Button>
          <Button variant="default" component="a" href="/">
            To the fleet
          </Button>
        </Group>
      </Empty>
    </div>
  );
}
