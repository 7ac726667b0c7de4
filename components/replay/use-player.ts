'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createPlayer, type Player } from './player';
import { createReplayClock } from './replay-clock';

/** Whether a replay plays. */
export function useIsPlaying(player: Player): boolean {
  const subscribe = useCallback((listener: () => void) => player.onChange(listener), [player]);
  return useSyncExternalStore(
    subscribe,
    () => player.current().isPlaying,
    () => false,
  );
}

/** Where a replay stands, to the millisecond; null while it plays. */
export function useStandingAt(player: Player): number | null {
  const subscribe = useCallback((listener: () => void) => player.onChange(listener), [player]);
  const standing = () => {
    const { isPlaying, at } = player.current();
    return isPlaying ? null : Math.round(at);
  };
  return useSyncExternalStore(subscribe, standing, standing);
}

/** A player for as long as the caller is shown, and the clock of what stands beside it. */
export function usePlayer(options: Parameters<typeof createPlayer>[0]) {
  const [made] = useState(() => {
    const player = createPlayer(options);
    return { player, clock: createReplayClock(player) };
  });
  useEffect(() => () => made.player.end(), [made]);
  return made;
}
