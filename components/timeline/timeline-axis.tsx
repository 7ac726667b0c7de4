'use client';

import { type PointerEvent, useRef } from 'react';
import { timeTicks } from '../history/time-ticks';
import type { Span } from '../range/range-presets';
import { useZone } from '../ui/use-zone';
import classes from './timeline.module.css';

/** Least room of a mark, pixels. */
const tickRoom = 88;
/** A mark nearer to the right end than this has no room for its words, pixels. */
const wordRoom = 40;
/** A drag shorter than this chooses nothing, pixels. */
const leastDrag = 6;

type TimelineAxisProps = { span: Span; width: number; onChoose: (span: Span) => void };

/** The axis of time above the rows; a drag along it chooses a shorter time. */
export function TimelineAxis({ span, width, onChoose }: TimelineAxisProps) {
  const zone = useZone();
  const mark = useRef<HTMLSpanElement>(null);
  const start = useRef<number | null>(null);
  const leftOf = (at: number) => ((at - span.from) / (span.to - span.from)) * width;
  const ticks =
    width === 0
      ? []
      : timeTicks(span.from, span.to, Math.floor(width / tickRoom), zone).filter(
          ({ at }) => leftOf(at) < width - wordRoom,
        );
  const left = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(box.width, Math.max(0, event.clientX - box.left));
  };
  const draw = (from: number, to: number) => {
    if (mark.current === null) return;
    mark.current.hidden = Math.abs(to - from) < leastDrag;
    mark.current.style.left = `${Math.min(from, to)}px`;
    mark.current.style.width = `${Math.abs(to - from)}px`;
  };
  const timeAt = (x: number) => Math.round(span.from + (x / width) * (span.to - span.from));
  return (
    <div
      className={classes.axis}
      aria-hidden="true"
      title="Drag to see a shorter time"
      onPointerDown={(event) => {
        start.current = left(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => start.current !== null && draw(start.current, left(event))}
      onPointerUp={(event) => {
        const [from, to] = [start.current ?? 0, left(event)];
        start.current = null;
        draw(0, 0);
        if (Math.abs(to - from) >= leastDrag)
          onChoose({ from: timeAt(Math.min(from, to)), to: timeAt(Math.max(from, to)) });
      }}
    >
      {ticks.map(({ at, label, below }) => (
        <span key={at} className={classes.tick} style={{ left: leftOf(at) }}>
          {label}
          {below !== '' && <span>{below}</span>}
        </span>
      ))}
      <span ref={mark} className={classes.chosen} hidden />
    </div>
  );
}
