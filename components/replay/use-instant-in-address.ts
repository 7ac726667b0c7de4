'use client';

import { useEffect, useRef } from 'react';
import { seconds } from '../../server/contract/duration';
import type { Player } from './player';
import type { ReplayView } from './replay-view';

/** A replay that was set elsewhere is written into the address a moment later; one that plays, now and then. */
const settledMs = 300;
const playingMs = seconds(5);

/** Keeps the instant of a replay in the address, and sets it where Back or Forward leads to another. */
export function useInstantInAddress(
  player: Player,
  at: number | null,
  show: (part: Partial<ReplayView>) => void,
): void {
  const written = useRef(at);
  useEffect(() => {
    const write = () => {
      const now = Math.round(player.current().at);
      if (now === written.current) return;
      written.current = now;
      show({ at: now });
    };
    let later: ReturnType<typeof setTimeout> | undefined;
    const stop = player.onChange(() => {
      clearTimeout(later);
      later = setTimeout(write, settledMs);
    });
    const often = setInterval(() => player.current().isPlaying && write(), playingMs);
    return () => {
      stop();
      clearTimeout(later);
      clearInterval(often);
    };
  }, [player, show]);
  useEffect(() => {
    if (at === null || at === written.current) return;
    written.current = at;
    player.seek(at);
  }, [player, at]);
}
