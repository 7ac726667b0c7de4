'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { Command } from '../../server/contract/commands';
import type { HeardCommands } from './command-records';
import { useLive } from './live-context';

/** What pages have asked for is asked for anew at most so often while commands change, milliseconds. */
const restMs = 500;

function useHeldCommands(): ReadonlyMap<string, Command> {
  const { commands } = useLive();
  return useSyncExternalStore(commands.subscribe, commands.current, commands.current);
}

/** Commands as they stand now; a new array when one of them changed. */
export function useNewestCommands(known: readonly Command[] | undefined): readonly Command[] | undefined {
  const { commands } = useLive();
  const held = useHeldCommands();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the states that are held have changed
  return useMemo(() => known?.map((command) => commands.newest(command)), [known, commands, held]);
}

/** One command as it stands now. */
export function useNewestCommand<Known extends Command>(known: Known): Known {
  const { commands } = useLive();
  useHeldCommands();
  return commands.newest(known);
}

/** Calls with every piece of news of commands, whatever page is shown. */
export function useCommandNews(onNews: (heard: HeardCommands) => void): void {
  const { commands } = useLive();
  const tell = useEffectEvent(onNews);
  useEffect(() => commands.subscribe((heard) => tell(heard)), [commands]);
}

/** Asks anew for what pages show of commands as they change: what belongs into a list, and what a command has come by. */
export function useRenewedCommands(): void {
  const { commands } = useLive();
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: ['commands'] });
    };
    const stop = commands.subscribe(() => {
      timer ??= setTimeout(renew, restMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [commands, client]);
}
