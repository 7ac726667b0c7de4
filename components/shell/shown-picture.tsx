'use client';

import { type ReactNode, useMemo } from 'react';
import { useLive } from '../data/live-context';
import { PictureContext } from '../data/picture-context';
import { usePast } from '../past/past-context';
import { useReplayed } from '../replay/replayed-context';

/** Gives those below the picture of the address: what is live, a moment of the past, or the instant of a replay. */
export function ShownPicture({ children }: { children: ReactNode }) {
  const live = useLive();
  const { past, addressed, isReplay } = usePast();
  const replayed = useReplayed();
  // Nothing of the world is changed from a replay, though its instant is not known yet.
  const unknown = useMemo(() => ({ ...live, isPast: true }), [live]);
  const replay = replayed?.picture ?? unknown;
  return (
    <PictureContext value={isReplay ? replay : addressed === null ? live : past.picture}>{children}</PictureContext>
  );
}
