'use client';

import { useEffect, useEffectEvent } from 'react';
import { seconds } from '../../server/contract/duration';
import type { Span } from '../range/range-presets';
import { type Jump, nextJump } from './jumps';
import type { Player } from './player';
import { neighbourSpeed, type ReplaySpeed } from './replay-speeds';

/** An arrow goes so far, milliseconds of the past. */
const arrowMs = seconds(10);

type ReplayKeys = {
  player: Player;
  span: Span;
  jumps: readonly Jump[];
  speed: ReplaySpeed;
  onSpeed: (speed: ReplaySpeed) => void;
};

/** What keys a part of the page has use for itself: fields, lists, the map; buttons for those that press them. */
function isMeantFor(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.leaflet-container, [role=dialog], [role=listbox], [role=menu], [role=radiogroup]')) return true;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}

/**
 * Works a replay by keys: Space plays and pauses, arrows go ten seconds, with Shift to the next moment worth seeing, up and
 * down another speed, Home and End to the ends.
 */
export function useReplayKeys({ player, span, jumps, speed, onSpeed }: ReplayKeys): void {
  const act = useEffectEvent((key: string, isShifted: boolean): boolean => {
    const { at, isPlaying } = player.current();
    const jump = (direction: 1 | -1) =>
      player.seek(nextJump(jumps, at, direction)?.at ?? (direction === 1 ? span.to : span.from));
    const go = (direction: 1 | -1) => (isShifted ? jump(direction) : player.seek(at + direction * arrowMs));
    const acts = new Map([
      [' ', () => (isPlaying ? player.pause() : player.play())],
      ['ArrowLeft', () => go(-1)],
      ['ArrowRight', () => go(1)],
      ['ArrowUp', () => onSpeed(neighbourSpeed(speed, 1))],
      ['ArrowDown', () => onSpeed(neighbourSpeed(speed, -1))],
      ['Home', () => player.seek(span.from)],
      ['End', () => player.seek(span.to)],
    ]);
    acts.get(key)?.();
    return acts.has(key);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isMeantFor(event.target, event.key)) return;
      if (act(event.key, event.shiftKey)) event.preventDefault();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
