'use client';

import { type CSSProperties, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { useNow } from '../data/server-clock';
import type { Span } from '../range/range-presets';
import { formatClock, formatLocalTime } from '../ui/format-time';
import type { Player } from './player';
import classes from './replay-graph.module.css';

type ReplaySliderProps = {
  player: Player;
  span: Span;
  style: CSSProperties;
  /** What is marked along the way. */
  children: ReactNode;
};

/**
 * The slider over the graph: dragged or set by keys it sets the replay. Its needle moves with every frame, past React;
 * what it says is renewed at a listener's pace.
 */
export function ReplaySlider({ player, span, style, children }: ReplaySliderProps) {
  const slider = useRef<HTMLDivElement>(null);
  const needle = useRef<HTMLSpanElement>(null);
  const hover = useRef<HTMLSpanElement>(null);
  const wasPlaying = useRef(false);
  const at = useNow();

  useEffect(() => {
    const track = slider.current;
    if (track === null) return;
    let width = track.clientWidth;
    const show = (time: number) => {
      const left = ((time - span.from) / (span.to - span.from)) * width;
      if (needle.current) needle.current.style.transform = `translateX(${left.toFixed(2)}px)`;
    };
    const sizes = new ResizeObserver(() => {
      width = track.clientWidth;
      show(player.current().at);
    });
    sizes.observe(track);
    const stop = player.onFrame(show);
    return () => {
      stop();
      sizes.disconnect();
    };
  }, [player, span.from, span.to]);

  const timeOf = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return { share, time: span.from + share * (span.to - span.from) };
  };
  const point = (event: PointerEvent) => {
    const { share, time } = timeOf(event);
    const tip = hover.current;
    if (tip) {
      tip.hidden = false;
      tip.style.left = `${share * 100}%`;
      tip.dataset.side = share > 0.85 ? 'left' : 'right';
      tip.textContent = formatClock(time);
    }
    if (event.currentTarget.hasPointerCapture(event.pointerId)) player.seek(time);
  };
  const hide = () => {
    if (hover.current) hover.current.hidden = true;
  };
  return (
    <div
      ref={slider}
      className={classes.slider}
      style={style}
      role="slider"
      tabIndex={0}
      aria-label="Time of the replay"
      aria-valuemin={0}
      aria-valuemax={Math.round((span.to - span.from) / 1_000)}
      aria-valuenow={Math.round((at - span.from) / 1_000)}
      aria-valuetext={formatLocalTime(at)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        wasPlaying.current = player.current().isPlaying;
        player.pause();
        event.currentTarget.setPointerCapture(event.pointerId);
        player.seek(timeOf(event).time);
      }}
      onPointerMove={point}
      onPointerUp={() => wasPlaying.current && player.play()}
      onPointerLeave={hide}
    >
      {children}
      <span ref={hover} className={classes.hover} hidden />
      <span ref={needle} className={classes.needle} />
    </div>
  );
}
