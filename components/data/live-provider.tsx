'use client';

import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createLive } from './live';
import { LiveContext, useLive } from './live-context';
import { PictureContext } from './picture-context';
import { goToSignIn } from './sign-in-redirect';
import type { StreamState } from './stream-state';

/** Holds the one live connection of the app, for those below. Belongs around the pages that need a session only. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(() => createLive({ onSignedOut: goToSignIn }));
  useEffect(() => live.start(), [live]);
  return (
    <LiveContext value={live}>
      <PictureContext value={live}>{children}</PictureContext>
    </LiveContext>
  );
}

/** How the stream stands, and the server's clock, epoch milliseconds, to tell by how long. */
export function useStreamState(): StreamState & { serverNow: () => number } {
  const { stream, clock } = useLive();
  const state = useSyncExternalStore(stream.subscribe, stream.current, stream.current);
  return useMemo(() => ({ ...state, serverNow: clock.now }), [state, clock]);
}
