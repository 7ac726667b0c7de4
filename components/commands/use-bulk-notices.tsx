'use client';

import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isFinal } from '../../server/contract/command-life';
import type { Bulk } from '../../server/contract/commands';
import { bulkQuery } from '../data/command-queries';
import { useCommandNews } from '../data/command-store';
import { useGo } from '../shell/go-context';
import { TextButton } from '../ui/text-button';
import { endedCount, outcomeWords, vehicleCount, worstTone } from './bulk-words';
import { toneColors } from './state-words';

/** Outcomes of many vehicles come one upon the other: how all of them stand is asked for so long after, milliseconds. */
const pauseMs = 1_000;
const shownMs = 20_000;

function show(bulk: Bulk, go: (path: string) => void): void {
  notifications.show({
    id: `bulk-${bulk.id}`,
    color: toneColors[worstTone(bulk)],
    title: `${bulk.label}, to ${vehicleCount(bulk.total)}: all have ended`,
    message: (
      <>
        {outcomeWords(bulk)}. <TextButton onClick={() => go(`/commands?bulk=${bulk.id}`)}>See each</TextButton>
      </>
    ),
    autoClose: shownMs,
  });
}

/** Tells once when all commands have ended that somebody sent to many vehicles at once. @param me null while nobody knows */
export function useBulkNotices(me: string | null): void {
  const client = useQueryClient();
  const go = useGo();
  const waiting = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const told = useRef(new Set<string>());
  useEffect(() => {
    const timers = waiting.current;
    return () => {
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, []);

  const look = async (id: string) => {
    waiting.current.delete(id);
    // Who cannot be asked just now is asked a few times more: nothing comes after the last outcome. Then there is no notice.
    const bulk = await client.fetchQuery({ ...bulkQuery(id), staleTime: 0, retry: 3 }).catch(() => null);
    if (bulk === null || endedCount(bulk) < bulk.total || told.current.has(id)) return;
    told.current.add(id);
    show(bulk, go);
  };

  useCommandNews(({ commands }) => {
    for (const { bulk, state, requestedById } of commands) {
      if (bulk === null || me === null || requestedById !== me || !isFinal(state)) continue;
      if (told.current.has(bulk) || waiting.current.has(bulk)) continue;
      waiting.current.set(
        bulk,
        setTimeout(() => void look(bulk), pauseMs),
      );
    }
  });
}
