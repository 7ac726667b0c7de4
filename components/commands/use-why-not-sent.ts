'use client';

import { useStreamState } from '../data/live-provider';
import { asSentence } from '../ui/as-sentence';
import { useMay } from '../ui/use-may';

/** Why nothing can be sent just now, whatever is written; null where it can. */
export function useWhyNotSent(whyNot: string | null): string | null {
  const may = useMay('command.send');
  const { phase } = useStreamState();
  if (!may.isAllowed) return may.reason ?? 'Asking who you are';
  if (whyNot !== null) return asSentence(whyNot);
  return phase === 'offline' ? 'The server is away: nothing can be sent until it is back' : null;
}
