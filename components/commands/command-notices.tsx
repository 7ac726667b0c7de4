'use client';

import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { isFinal } from '../../server/contract/command-life';
import type { Command } from '../../server/contract/commands';
import { useCommandNews, useRenewedCommands } from '../data/command-store';
import { useMe } from '../data/queries';
import { useGo } from '../shell/go-context';
import { TextButton } from '../ui/text-button';
import { saidWords } from './said-words';
import { StateIcon } from './state-pill';
import { stateWords, toneColors } from './state-words';
import { useBulkNotices } from './use-bulk-notices';

/** How long an outcome stays, milliseconds: long enough to be read by somebody who looks elsewhere. */
const shownMs = 12_000;

/** @param go opens a page: notices stand above all that links know of */
function notice({ id, state, label, vehicle, vin, words }: Command, go: (path: string) => void) {
  const { label: outcome, tone } = stateWords[state];
  return {
    id: `command-${id}`,
    color: toneColors[tone],
    icon: <StateIcon state={state} size={18} />,
    title: `${label}: ${outcome.toLowerCase()}`,
    message: (
      <>
        {vehicle ?? vin}. {saidWords(words)} <TextButton onClick={() => go(`/commands/${id}`)}>See why</TextButton>
      </>
    ),
    autoClose: shownMs,
  };
}

/**
 * Tells whoever sent a command what became of it, wherever they are, and renews what pages show of commands. Of one command
 * for many vehicles they are told once, when all have ended.
 */
export function CommandNotices() {
  const { data: me } = useMe();
  const go = useGo();
  const told = useRef(new Set<string>());
  useRenewedCommands();
  useBulkNotices(me?.id ?? null);
  useCommandNews(({ commands }) => {
    for (const command of commands) {
      const { id, state, bulk, requestedById } = command;
      const isOwn = me !== undefined && requestedById === me.id;
      const deed = `${id} ${state}`;
      if (!isOwn || bulk !== null || !isFinal(state) || state === 'cancelled' || told.current.has(deed)) continue;
      told.current.add(deed);
      // A late confirmation takes the place of what was said before.
      notifications.hide(`command-${id}`);
      notifications.show(notice(command, go));
    }
  });
  return null;
}
