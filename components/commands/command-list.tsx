'use client';

import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { useCommands } from '../data/command-queries';
import { useNewestCommands } from '../data/command-store';
import { MoreOnScroll } from '../ui/more-on-scroll';
import { Problem } from '../ui/problem';
import { CommandTable } from './command-table';

type CommandListProps = {
  found: ReturnType<typeof useCommands>;
  isOfVehicle?: boolean;
  /** What stands there where nothing is found. */
  children: ReactNode;
};

/** What a search of the log has found, each command as it stands now, further back as one scrolls. */
export function CommandList({ found, isOfVehicle = false, children }: CommandListProps) {
  const { data, error, refetch } = found;
  const commands = useNewestCommands(data?.pages.flatMap((page) => page.commands));
  if (commands === undefined && error !== null)
    return <Problem title="The commands cannot be shown" detail={error.message} onRetry={() => void refetch()} />;
  if (commands === undefined)
    return (
      <Stack gap={12} p={16} role="status" aria-label="Loading the commands">
        <Skeleton height={240} />
      </Stack>
    );
  if (commands.length === 0) return children;
  return (
    <>
      <CommandTable commands={commands} isOfVehicle={isOfVehicle} />
      <MoreOnScroll found={found} />
    </>
  );
}
