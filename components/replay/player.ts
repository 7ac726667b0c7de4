import type { Span } from '../range/range-presets';
import { advance } from './advance';

/** What a replay is doing. */
export type Playing = { at: number; isPlaying: boolean; speed: number };

/**
 * Plays a range of the past: holds the instant that map, graph and values show, and moves it with the frames of the
 * screen. It is none of React's: what must be smooth listens to `onFrame`.
 */
export type Player = {
  current: () => Playing;
  /** Goes on from here; from the beginning where it stands at the end. */
  play: () => void;
  pause: () => void;
  seek: (at: number) => void;
  setSpeed: (speed: number) => void;
  /** What is passed over in no time, in order of time. */
  setPassed: (passed: readonly Span[]) => void;
  /** Calls with every instant that is shown. Returns what ends it. */
  onFrame: (listener: (at: number) => void) => () => void;
  /** Calls when it begins, stops, is set elsewhere or to another speed, not while it plays along. */
  onChange: (listener: () => void) => () => void;
  end: () => void;
};

type PlayerOptions = {
  from: number;
  to: number;
  at: number;
  speed: number;
  /** Calls back with the next frame and its time, milliseconds; and what takes that back. */
  requestFrame?: (callback: (now: number) => void) => number;
  cancelFrame?: (request: number) => void;
  /** More than this is not made up for in one frame, milliseconds: a page that was hidden does not leap ahead. */
  longestFrameMs?: number;
};

/** A player that stands at `at`, and never leaves `from` to `to`. All three are epoch milliseconds. */
export function createPlayer({
  from,
  to,
  at,
  speed,
  requestFrame = (callback) => requestAnimationFrame(callback),
  cancelFrame = (request) => cancelAnimationFrame(request),
  longestFrameMs = 250,
}: PlayerOptions): Player {
  const within = (time: number) => Math.min(to, Math.max(from, time));
  let playing: Playing = { at: within(at), isPlaying: false, speed };
  let passed: readonly Span[] = [];
  let request: number | undefined;
  let frameAt: number | undefined;
  const frames = new Set<(at: number) => void>();
  const changes = new Set<() => void>();

  const show = () => {
    for (const listener of frames) listener(playing.at);
  };
  const change = (next: Partial<Playing>) => {
    playing = { ...playing, ...next };
    for (const listener of changes) listener();
  };
  const stop = () => {
    if (request !== undefined) cancelFrame(request);
    request = undefined;
    frameAt = undefined;
  };
  const pause = () => {
    stop();
    if (playing.isPlaying) change({ isPlaying: false });
  };
  const step = (now: number) => {
    const elapsedMs = frameAt === undefined ? 0 : Math.min(longestFrameMs, now - frameAt);
    frameAt = now;
    playing = { ...playing, at: advance(playing.at, elapsedMs, playing.speed, to, passed) };
    show();
    if (playing.at >= to) pause();
    else request = requestFrame(step);
  };

  return {
    current: () => playing,
    play: () => {
      if (playing.isPlaying) return;
      change({ isPlaying: true, at: playing.at >= to ? from : playing.at });
      request = requestFrame(step);
    },
    pause,
    seek: (time) => {
      const next = within(time);
      if (next === playing.at) return;
      change({ at: next });
      show();
    },
    setSpeed: (next) => change({ speed: next }),
    setPassed: (next) => {
      passed = next;
    },
    onFrame: (listener) => {
      frames.add(listener);
      listener(playing.at);
      return () => frames.delete(listener);
    },
    onChange: (listener) => {
      changes.add(listener);
      return () => changes.delete(listener);
    },
    end: stop,
  };
}

/** For who wants less motion: a step a second instead of a frame. */
export const calmFrames = {
  requestFrame: (callback: (now: number) => void): number =>
    window.setTimeout(() => callback(performance.now()), 1_000),
  cancelFrame: (request: number): void => window.clearTimeout(request),
  longestFrameMs: 1_500,
};
